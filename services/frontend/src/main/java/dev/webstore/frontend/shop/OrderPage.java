package dev.webstore.frontend.shop;

import java.util.List;

/**
 * Some of somebody's orders, newest first.
 *
 * @param orders these
 * @param total how many there are in all
 */
public record OrderPage(List<Order> orders, int total) {}
