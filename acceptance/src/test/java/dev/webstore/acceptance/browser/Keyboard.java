package dev.webstore.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Uses a page with keys alone, and sees to it that one can always see where one is. */
final class Keyboard {

    private static final int MOST_STEPS = 120;

    /** What has the focus: whether it can be seen and told apart, and what to call it. The body is a page's start. */
    private static final String FOCUS = """
            () => {
              const focused = document.activeElement;
              const outlined = element => {
                const style = element && getComputedStyle(element);
                return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              };
              const box = focused.getBoundingClientRect();
              const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              const start = focused === document.body;
              return (start || onScreen && (outlined(focused) || outlined(focused.closest('label'))))
                  ? '' : focused.outerHTML.slice(0, 200);
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Presses Tab until {@code target} has the focus. */
    void tabTo(Locator target) {
        target.waitFor();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (hasFocus(target)) {
                return;
            }
            press("Tab");
            assertThat(page.evaluate(FOCUS))
                    .as("has the focus and does not show it")
                    .isEqualTo("");
        }
        throw new AssertionError("Tab never leads to " + target);
    }

    /** Tabs to {@code target} and presses a key there. */
    void press(Locator target, String key) {
        tabTo(target);
        press(key);
    }

    /** Presses a key. */
    void press(String key) {
        page.keyboard().press(key);
    }

    /** Tabs to a field and types over what is in it. */
    void type(Locator field, String text) {
        tabTo(field);
        press("ControlOrMeta+a");
        page.keyboard().type(text);
    }

    private static boolean hasFocus(Locator target) {
        return (boolean) target.evaluate("element => element === document.activeElement");
    }
}
