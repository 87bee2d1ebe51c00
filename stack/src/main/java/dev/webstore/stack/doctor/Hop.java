package dev.webstore.stack.doctor;

/** A program that the purchase has to reach. */
interface Hop {

    /** The program. */
    String name();

    /** What to do when it is broken. */
    String advice();

    /** The hop from which the purchase comes to it. */
    String comesFrom();

    /**
     * Notes what there is before the purchase.
     *
     * @throws Symptom when that can't be told
     */
    void before(Web web) throws InterruptedException;

    /**
     * What arrived.
     *
     * @throws Symptom when something did not, which may be a matter of time
     */
    String arrived(Web web, Purchase purchase) throws InterruptedException;
}
