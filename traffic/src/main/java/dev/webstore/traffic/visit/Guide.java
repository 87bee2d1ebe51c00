package dev.webstore.traffic.visit;

import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.people.Action;
import dev.webstore.traffic.people.Channel;
import dev.webstore.traffic.people.Customer;
import dev.webstore.traffic.people.Moment;
import dev.webstore.traffic.people.Visit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes somebody through their visit, until they are done or the shop spoils it. Used by one thread. */
public final class Guide {

    private final Customer customer;
    private final Visitor visitor;
    private final Pause pause;
    private final Consumer<Result> notes;

    private Guide(Customer customer, Visitor visitor, Pause pause, Consumer<Result> notes) {
        this.customer = customer;
        this.visitor = visitor;
        this.pause = pause;
        this.notes = notes;
    }

    /**
     * Lets a visit happen.
     *
     * @param api the main service
     * @param storefront the pages; null when there are none, which nobody then wants
     * @param notes is told what came of each thing done
     */
    public static void accompany(Visit visit, Site api, @Nullable Site storefront, Pause pause, Consumer<Result> notes)
            throws InterruptedException {
        Customer customer = visit.customer();
        Visitor visitor = storefront != null && customer.device().channel() == Channel.PAGES
                ? new PageVisitor(storefront, customer)
                : new ApiVisitor(api, customer);
        new Guide(customer, visitor, pause, notes).walk(visit);
    }

    private void walk(Visit visit) throws InterruptedException {
        for (Moment moment : visit.moments()) {
            if (!pause.think(moment.think()) || !stays(moment)) {
                return;
            }
        }
    }

    /** Does what was decided for this moment; whether they stay after it. */
    private boolean stays(Moment moment) throws InterruptedException {
        return switch (moment.action()) {
            case Action.Browse(Optional<String> category) -> isBearable(note(visitor.browse(category)));
            case Action.Search(String words) -> isBearable(note(visitor.search(words)));
            case Action.View view -> isBearable(note(visitor.view(view.offer())));
            case Action.Enter enter -> enter(enter, moment.think());
            case Action.Add add -> isBearable(note(visitor.add(add.offer(), add.quantity())));
            case Action.ViewCart _ -> isBearable(note(visitor.viewCart()));
            case Action.CheckOut wish -> checkOut(wish, moment.think());
            case Action.ViewOrders _ -> isBearable(note(visitor.viewOrders()));
        };
    }

    private boolean enter(Action.Enter wish, Duration think) throws InterruptedException {
        if (!wish.rememberMe()) {
            customer.signedOut();
        }
        if (customer.token() != null) {
            return true;
        }
        if (!customer.isRegistered()) {
            return note(visitor.signUp()).isDone();
        }
        if (wish.mistypes()) {
            note(visitor.signIn(customer.password() + "?"));
            if (!pause.think(think)) {
                return false;
            }
        }
        return note(visitor.signIn(customer.password())).isDone();
    }

    private boolean checkOut(Action.CheckOut wish, Duration think) throws InterruptedException {
        Result result = note(visitor.checkOut(wish.method(), wish.coupon().orElse(null)));
        if (result.verdict() == Verdict.REFUSED && wish.coupon().isPresent()) {
            result = again(wish.method(), think).orElse(result);
        }
        boolean unpaid = result.verdict() == Verdict.DECLINED || result.verdict() == Verdict.FAILED;
        if (unpaid && wish.otherwise().isPresent()) {
            result = again(wish.otherwise().get(), think).orElse(result);
        }
        return result.isDone();
    }

    private Optional<Result> again(PaymentMethod method, Duration think) throws InterruptedException {
        return pause.think(think) ? Optional.of(note(visitor.checkOut(method, null))) : Optional.empty();
    }

    private Result note(Result result) {
        notes.accept(result);
        if (result.reason().equals("401")) {
            customer.signedOut();
        }
        return result;
    }

    /** Who hears no to a question asks another one; who gets no answer leaves. */
    private static boolean isBearable(Result result) {
        return result.isDone() || result.verdict() == Verdict.REFUSED;
    }
}
