package dev.hiring.gateway.login;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether there is a client with which people can sign in. An empty setting is none. */
final class LoginConfigured extends SpringBootCondition {
    private static final String CLIENT = "hiring.login.client-id";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean configured = StringUtils.hasText(context.getEnvironment().getProperty(CLIENT));
        return new ConditionOutcome(
                configured, ConditionMessage.forCondition(CLIENT).because(configured ? "set" : "not set"));
    }
}
