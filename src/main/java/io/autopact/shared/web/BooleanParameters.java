package io.autopact.shared.web;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads yes or no in parameters: {@code true} and {@code false} alone, as in JSON and in lists. It is an editor, since
 * Spring asks its own one, which takes much else, where a converter refuses.
 */
@ControllerAdvice
class BooleanParameters {

    @InitBinder
    void bind(WebDataBinder binder) {
        binder.registerCustomEditor(boolean.class, new TrueOrFalse());
        binder.registerCustomEditor(Boolean.class, new TrueOrFalse());
    }

    private static final class TrueOrFalse extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            switch (text) {
                case "true" -> setValue(true);
                case "false" -> setValue(false);
                default -> throw new IllegalArgumentException("Neither true nor false");
            }
        }
    }
}
