package dev.webstore.console.alertmanager;

/** Brings notifications to their receivers, in the background. */
@FunctionalInterface
public interface NotificationSink {

    /** How a notification ended. */
    interface Outcome {

        /** Called once: whether it arrived. */
        void settled(boolean arrived);
    }

    /** Takes a notification over; returns at once. */
    void send(Notification notification, Outcome outcome);
}
