package dev.webstore.console.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final List<Sample> RESULT =
            List.of(new Sample(Map.of("country", "DE", "__value__", "x"), 11), new Sample(Map.of("country", "BR"), 21));

    private static String render(String text, double value) {
        return Template.parse(text)
                .render(new TemplateData(
                        Map.of("country", "BR", "service_name", "main-service"),
                        Map.of("cluster", "one"),
                        "http://localhost:3000/console/",
                        value,
                        expression -> {
                            return switch (expression) {
                                case "broken(" -> throw new IllegalArgumentException("parse error");
                                case "nothing" -> List.of();
                                default -> RESULT;
                            };
                        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "plain text                                          => plain text",
                "{{ $labels.country }}: {{ $value }}                 => BR: 0.25",
                "{{.Labels.country}}/{{ .Value }}                    => BR/0.25",
                "a{{ $labels.missing }}b                             => ab",
                "{{ $externalLabels.cluster }} {{ externalURL }}     => one http://localhost:3000/console/",
                "{{ pathPrefix }}                                    => /console",
                "{{ index $labels \"country\" }}                     => BR",
                "a {{- /* a \"comment\" }} */ -}} b                  => ab",
                "a {{- \" x \" -}} b                                 => a x b",
                "{{ `raw \\n` }}                                     => raw \\n",
                "{{ \"a\\u00e9\\t\\\"\" | printf \"%q\" }}           => \"aé\\t\\\"\"",
                "{{ if gt $value 0.2 }}high{{ else }}low{{ end }}    => high",
                "{{ if lt $value 0.2 }}a{{ else if eq $labels.country \"BR\" }}b{{ else }}c{{ end }} => b",
                "{{ if and (ge $value 0.25) (le $value 0.25) }}same{{ end }} => same",
                "{{ if not $labels.nothing }}absent{{ end }}         => absent",
                "{{ if or $labels.nothing $labels.country }}one{{ end }} => one",
                "{{ with $labels.country }}in {{ . }}{{ else }}nowhere{{ end }} => in BR",
                "{{ with $labels.nothing }}in {{ . }}{{ else }}nowhere{{ end }} => nowhere",
                "{{ with query \"q\" }}{{ . | first | value | humanize }}{{ end }} => 11",
                "{{ with query \"nothing\" }}x{{ else }}none{{ end }} => none",
                "{{ query \"q\" | first | label \"country\" }}       => DE",
                "{{ query \"q\" | first | strvalue }}                => x",
                "{{ range query \"q\" }}{{ .Labels.country }}={{ .Value }} {{ end }}. => DE=11 BR=21 .",
                "{{ range $i, $s := query \"q\" }}{{ $i }}{{ $s.Labels.country }}{{ end }} => 0DE1BR",
                "{{ range query \"q\" | sortByLabel \"country\" }}{{ .Labels.country }}{{ break }}{{ end }} => BR",
                "{{ range $k, $v := $labels }}{{ if eq $k \"country\" }}{{ continue }}{{ end }}{{ $k }}={{ $v }}{{ end }}"
                        + " => service_name=main-service",
                "{{ range query \"nothing\" }}x{{ else }}none{{ end }} => none",
                "{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }} => 2",
                "{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" $labels.country }} => <BR>",
                "{{ (query \"q\" | first).Labels.country }}          => DE",
                "{{ len $labels }}                                   => 2",
                "{{ $labels.service_name | toUpper }}                => MAIN-SERVICE",
                "{{ \"ABC\" | toLower }} {{ \"main service\" | title }} => abc Main Service",
                "{{ reReplaceAll \"(\\\\w+)-(\\\\w+)\" \"$2 ${1}\" $labels.service_name }} => service main",
                "{{ match \"^main\" $labels.service_name }}          => true",
                "{{ stripPort \"host.example:80\" }} {{ stripDomain \"host.example:80\" }} => host.example host:80",
                "{{ graphLink \"up == 0\" }}                         => /graph?g0.expr=up+%3D%3D+0&g0.tab=0",
                "{{ html \"<a>\" }}                                  => &lt;a&gt;",
                "{{ print 1 2 \"x\" 3 }}                             => 1 2x3",
                "{{ printf \"%.2f|%5.1f|%-4d|%04d|%s|%v|%t|%%\" $value 2.25 7 42 \"s\" 1.5 true }}"
                        + " => 0.25|  2.2|7   |0042|s|1.5|true|%",
                "{{ printf \"%d\" $value }}                          => %!d(float64=0.25)",
                "{{ printf \"%s\" }}                                 => %!s(MISSING)",
                "{{ printf \"a\" 1 }}                                => a%!(EXTRA int=1)",
                "{{ printf \"%e %g %+.1f\" 1234567.0 1234567.0 1.0 }} => 1.234567e+06 1.234567e+06 +1.0",
                "{{ toTime 1.5 }}                                    => 1970-01-01 00:00:01.5 +0000 UTC",
                "{{ toDuration 3723.5 }}                             => 1h2m3.5s",
                "{{ with args \"a\" 2 }}{{ .arg0 }}{{ .arg1 }}{{ end }} => a2",
            })
    void renders(String template, String expected) {
        assertThat(render(template, 0.25)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "humanize,            0,            0",
        "humanize,            1234567,      1.235M",
        "humanize,            -999.96,      -1000",
        "humanize,            0.00012,      120u",
        "humanize,            1e30,         1e+06Y",
        "humanize,            NaN,          NaN",
        "humanize,            Infinity,     +Inf",
        "humanize1024,        1048576,      1Mi",
        "humanize1024,        1536,         1.5ki",
        "humanize1024,        0.5,          0.5",
        "humanizeDuration,    0,            0s",
        "humanizeDuration,    12.3456,      12.35s",
        "humanizeDuration,    61,           1m 1s",
        "humanizeDuration,    -3723,        -1h 2m 3s",
        "humanizeDuration,    90061.9,      1d 1h 1m 1s",
        "humanizeDuration,    0.0125,       12.5ms",
        "humanizePercentage,  0.12345,      12.35%",
        "humanizePercentage,  1,            100%",
        "humanizeTimestamp,   1795478400,   2026-11-24 00:00:00 +0000 UTC",
        "humanizeTimestamp,   1435065584.128, 2015-06-23 13:19:44.128 +0000 UTC",
    })
    void humanizes(String function, double value, String expected) {
        assertThat(render("{{ $value | " + function + " }}", value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 100000",
        "1000000, 1e+06",
        "123456789, 1.23456789e+08",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-0.0, -0",
        "NaN, NaN",
        "-Infinity, -Inf",
        "4.9E-324, 5e-324",
    })
    void writesNumbersAsGoDoes(double value, String expected) {
        assertThat(render("{{ $value }}", value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{ }}",
                "{{ nonsense }}",
                "{{ if true }}",
                "{{ end }}",
                "{{ if true }}{{ else }}{{ else }}{{ end }}",
                "{{ \"open }}",
                "{{ /* open }}",
                "{{ ($value }}",
                "{{ $value | }}",
                "{{ $value # }}",
                "{{ range }}{{ end }}",
                "{{ 1x2 }}",
            })
    void refusesWhatIsNotWellFormed(String template) {
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(TemplateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "{{ $nobody }}                  => undefined variable \"$nobody\"",
                "{{ .Nobody }}                  => can't evaluate field Nobody",
                "{{ gt $value 1 }}              => incompatible types for comparison",
                "{{ humanize \"many\" }}        => can't convert \"many\" to float",
                "{{ query \"broken(\" }}        => parse error",
                "{{ query \"nothing\" | first }} => no elements",
                "{{ humanize 1 2 }}             => wrong number of args for humanize: want 1 got 2",
                "{{ template \"x\" }}           => template \"x\" not defined",
                "{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }} => calls templates more than",
                "{{ reReplaceAll \"(\" \"\" \"\" }} => error parsing regexp",
                "{{ $labels.country.x }}        => can't evaluate field x of string",
                "{{ $value 1 }}                 => not a function",
                "{{ range 9999 }}{{ range 9999 }}aaaaaaaa{{ end }}{{ end }} => writes more than",
            })
    void saysWhyItCannotRender(String template, String reason) {
        assertThatThrownBy(() -> render(template, 0.25))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void nestsOnlySoDeep() {
        String deep = "{{ if true }}".repeat(5000) + "{{ end }}".repeat(5000);

        assertThatThrownBy(() -> Template.parse(deep)).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> Template.parse("{{ " + "(".repeat(5000) + " }}"))
                .isInstanceOf(TemplateException.class);
    }
}
