package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.shop.Campaign;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns as forms and back. The fields are named as promotions-service names them, so that its refusals find theirs;
 * times are in UTC, without a zone, as HTML has them.
 */
final class CampaignForm {

    private final Form form;
    private final List<FieldError> errors = new ArrayList<>();

    private CampaignForm(Form form) {
        this.form = form;
    }

    /** A form with what {@code campaign} is now. */
    static FilledForm of(Campaign campaign) {
        var values = new HashMap<String, List<String>>();
        values.put("name", List.of(campaign.name()));
        values.put("description", List.of(campaign.description()));
        values.put("priority", List.of(Integer.toString(campaign.priority())));
        Campaign.Conditions conditions = campaign.conditions();
        values.put("conditions.min_amount", List.of(conditions.minAmount().toString()));
        values.put(
                "conditions.countries",
                conditions.countries().stream().map(Country::name).toList());
        values.put("conditions.categories", conditions.categories());
        values.put("conditions.first_order", conditions.firstOrder() ? List.of("true") : List.of());
        values.put("conditions.starts_at", List.of(local(conditions.startsAt())));
        values.put("conditions.ends_at", List.of(local(conditions.endsAt())));
        Campaign.Effect effect = campaign.effect();
        values.put("effect.percent", List.of(text(effect.percent())));
        values.put("effect.cap", List.of(text(effect.cap())));
        values.put("effect.amount", List.of(text(effect.amount())));
        return new FilledForm(values, "", List.of());
    }

    /**
     * The campaign that was filled in, as promotions-service reads it. Whether it makes sense is for that to say.
     *
     * @throws ProblemException 400 when something is not a number or a time at all
     */
    static Map<String, Object> read(Form form) {
        return new CampaignForm(form).read();
    }

    private Map<String, Object> read() {
        var conditions = new TreeMap<String, Object>();
        number("conditions.min_amount", conditions);
        conditions.put("countries", form.all("conditions.countries"));
        conditions.put("categories", form.all("conditions.categories"));
        conditions.put("first_order", form.text("conditions.first_order").equals("true"));
        time("conditions.starts_at", conditions);
        time("conditions.ends_at", conditions);
        var effect = new TreeMap<String, Object>();
        number("effect.percent", effect);
        number("effect.cap", effect);
        number("effect.amount", effect);
        var campaign = new TreeMap<String, Object>();
        campaign.put("name", form.text("name"));
        campaign.put("description", form.text("description"));
        number("priority", campaign);
        campaign.put("conditions", conditions);
        campaign.put("effect", effect);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return campaign;
    }

    /** Plain digits, so that no exponent makes a number of a million digits. */
    private void number(String field, Map<String, Object> object) {
        String text = form.text(field);
        if (text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            object.put(member(field), new BigDecimal(text));
        } else if (!text.isEmpty()) {
            errors.add(new FieldError(field, "must be a number"));
        }
    }

    private void time(String field, Map<String, Object> object) {
        String text = form.text(field);
        if (!text.isEmpty()) {
            try {
                object.put(member(field), LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                errors.add(new FieldError(field, "must be a time such as 2026-01-31T12:00"));
            }
        }
    }

    private static String member(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String local(@Nullable Instant instant) {
        return instant == null
                ? ""
                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
