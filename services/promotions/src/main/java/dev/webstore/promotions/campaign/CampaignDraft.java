package dev.webstore.promotions.campaign;

import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.promotions.offer.Conditions;
import dev.webstore.promotions.offer.Effect;
import dev.webstore.promotions.offer.Offer;
import java.util.Optional;

/**
 * What an administrator decides about a campaign.
 *
 * @param offer see {@link OfferFields} for its limits
 * @param description up to 500 characters
 * @param priority from 0 to 1000
 */
record CampaignDraft(Offer offer, String description, int priority) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int HIGHEST_PRIORITY = 1000;

    /**
     * Reads a new campaign: the name and the effect are required.
     *
     * @throws ProblemException 400 naming what is wrong with it
     */
    static CampaignDraft read(Fields fields) {
        Change change = Change.read(fields);
        if (change.name().isEmpty()) {
            fields.reject("name", "is missing");
        }
        if (change.effect().isEmpty()) {
            fields.reject("effect", "is missing");
        }
        fields.check();
        return new CampaignDraft(
                new Offer(
                        change.name().orElseThrow(),
                        change.conditions().orElse(Conditions.NONE),
                        change.effect().orElseThrow()),
                change.description().orElse(""),
                change.priority().orElse(0));
    }

    /** What an administrator wants to change; what is absent stays. Conditions and effect are replaced as a whole. */
    record Change(
            Optional<String> name,
            Optional<Conditions> conditions,
            Optional<Effect> effect,
            Optional<String> description,
            Optional<Integer> priority) {

        /**
         * Reads a change.
         *
         * @throws ProblemException 400 naming what is wrong with it
         */
        static Change read(Fields fields) {
            var change = new Change(
                    fields.optionalText("name", 1, LONGEST_NAME),
                    OfferFields.conditions(fields),
                    OfferFields.effect(fields),
                    fields.optionalText("description", 0, LONGEST_DESCRIPTION),
                    fields.optionalInteger("priority", 0, HIGHEST_PRIORITY).map(Math::toIntExact));
            fields.check();
            return change;
        }

        CampaignDraft applyTo(CampaignDraft draft) {
            Offer offer = draft.offer();
            return new CampaignDraft(
                    new Offer(
                            name.orElse(offer.name()),
                            conditions.orElse(offer.conditions()),
                            effect.orElse(offer.effect())),
                    description.orElse(draft.description()),
                    priority.orElse(draft.priority()));
        }
    }
}
