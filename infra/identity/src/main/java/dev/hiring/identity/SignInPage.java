package dev.hiring.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page on which people give their name and password. */
@RestController
class SignInPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%sSign in – Hiring suite</title>
            <link rel="stylesheet" href="/sign-in.css">
            </head>
            <body>
            <main>
            <h1>Sign in</h1>
            %s<form method="post" action="/login">
            <input type="hidden" name="%s" value="%s">
            <label for="username">Name</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"%s required autofocus>
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password"%s required>
            <button type="submit">Sign in</button>
            </form>
            <p class="note">For development and demonstrations only.</p>
            </main>
            </body>
            </html>
            """;
    private static final String WRONG =
            "<p id=\"wrong\" class=\"wrong\" role=\"alert\">The name or the password is wrong.</p>\n";
    private static final String DESCRIBED_BY_WRONG = " aria-invalid=\"true\" aria-describedby=\"wrong\"";

    @GetMapping(path = SignInConfiguration.PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page(CsrfToken csrf, @RequestParam(name = "error", required = false) @Nullable String error) {
        boolean wrong = error != null;
        String described = wrong ? DESCRIBED_BY_WRONG : "";
        return PAGE.formatted(
                wrong ? "Wrong name or password – " : "",
                wrong ? WRONG : "",
                HtmlUtils.htmlEscape(csrf.getParameterName()),
                HtmlUtils.htmlEscape(csrf.getToken()),
                described,
                described);
    }

    @GetMapping(path = SignInConfiguration.STYLE, produces = "text/css")
    Resource style() {
        return new ClassPathResource("sign-in.css");
    }
}
