package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.AccountKind;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.invitation.AcceptanceService;
import org.ownsky.portal.ui.kit.Words;

/** Makes an account of one's own from an invitation, and signs in with it. */
final class JoinForm extends Div {
    /**
     * Signs in as the sign-in page does, so that everything that belongs to signing in happens; the password goes from
     * the field and does not come back from the server.
     */
    private static final String SIGN_IN = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = new URL($0, document.baseURI);
            for (const [name, value] of [['username', $1], ['password', $2.value]]) {
              const field = document.createElement('input');
              field.type = 'hidden';
              field.name = name;
              field.value = value;
              form.append(field);
            }
            document.body.append(form);
            form.submit();
            """;

    private final AcceptanceService acceptance;
    private final Callers callers;
    private final String token;
    private final TextField displayName = new TextField(Words.say("invitation.displayName"));
    private final TextField username = new TextField(Words.say("invitation.username"));
    private final EmailField email = new EmailField(Words.say("invitation.email"));
    private final PasswordField password = new PasswordField(Words.say("signIn.password"));
    private final Button join = new Button(Words.say("invitation.join"));

    JoinForm(AcceptanceService acceptance, Callers callers, String token, Optional<String> address) {
        this.acceptance = acceptance;
        this.callers = callers;
        this.token = token;
        addClassNames("col", "g12", "join");
        displayName.getElement().setAttribute("autocomplete", "name");
        username.setHelperText(Words.say("invitation.usernameHint"));
        username.getElement().setAttribute("autocomplete", "username");
        email.setValue(address.orElse(""));
        email.getElement().setAttribute("autocomplete", "email");
        password.setHelperText(Words.say("invitation.passwordHint"));
        password.getElement().setAttribute("autocomplete", "new-password");
        join.addThemeName("primary");
        join.setDisableOnClick(true);
        join.addClickListener(click -> join());
        // What stands in the field with the focus has not been sent yet.
        join.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        for (var field : new HasSize[] {displayName, username, email, password, join}) {
            field.setWidthFull();
        }
        displayName.setAutofocus(true);
        add(displayName, username, email, password, join);
    }

    private void join() {
        clear(displayName, username, email, password);
        try {
            var account = acceptance.join(
                    callers.guest(),
                    token,
                    new NewAccount(
                            username.getValue(),
                            Optional.of(email.getValue().strip()).filter(text -> !text.isEmpty()),
                            displayName.getValue(),
                            AccountKind.PERSON),
                    new Password(password.getValue()));
            getElement().executeJs(SIGN_IN, SignInView.ADDRESS, account.username(), password.getElement());
        } catch (CloudException refusal) {
            explain(refusal.error());
            join.setEnabled(true);
        }
    }

    private void explain(CloudError error) {
        var field = error instanceof CloudError.InvalidInput wrong ? field(wrong.field()) : username;
        field.setErrorMessage(error.message());
        field.setInvalid(true);
    }

    private HasValidation field(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "display name" -> displayName;
            case "email" -> email;
            case "password" -> password;
            default -> username;
        };
    }

    private static void clear(HasValidation... fields) {
        for (var field : fields) {
            field.setInvalid(false);
        }
    }
}
