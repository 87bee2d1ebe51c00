package dev.webstore.frontend.page;

import dev.webstore.frontend.shop.OrderPage;

/**
 * Some of somebody's orders.
 *
 * @param found these
 * @param page which page, from 1
 * @param pages how many pages there are
 */
public record OrdersView(OrderPage found, int page, int pages) {}
