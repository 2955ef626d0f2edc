package dev.hiring.kit.http;

import java.io.CharConversionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import dev.hiring.kit.json.EventModule;
import dev.hiring.kit.json.JsonPath;

/** Tells the caller which field of a body could not be read, and why, without a word of the reader's own. */
final class UnreadableBody {

    /** Stands for the field where the body as a whole is wrong. */
    static final String BODY = "body";

    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate Object property \"(.*)\"", Pattern.DOTALL);

    private UnreadableBody() {}

    static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                return problem(unreadable);
            }
        }
        return new InvalidRequest(BODY, "is required");
    }

    private static Problem problem(JacksonException e) {
        String path = JsonPath.of(e);
        Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (duplicate.find()) {
            return new InvalidRequest(inside(path, duplicate.group(1)), "is given twice");
        }
        if (e instanceof InvalidTypeIdException unknown) {
            String reason = unknown.getTypeId() == null ? "is required: it " : "";
            return new InvalidRequest(inside(path, EventModule.KIND), reason + Expectation.oneOf(EventModule.kinds()));
        }
        return new InvalidRequest(path.isEmpty() ? BODY : path, reason(e));
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not known";
            case InvalidNullException _ -> "is required";
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException why ->
                why.getMessage() == null ? "has a wrong value" : why.getMessage();
            case ValueInstantiationException _ -> "has a wrong value";
            case MismatchedInputException mismatch -> Expectation.of(mismatch.getTargetType());
            case InputCoercionException range -> Expectation.of(range.getTargetType());
            case StreamConstraintsException _ -> "is too deep, or holds a number, name or text that is too long";
            case JacksonIOException io when io.getCause() instanceof CharConversionException -> "is not UTF-8";
            case StreamReadException syntax -> "is not JSON in UTF-8" + where(syntax);
            default -> "cannot be read";
        };
    }

    private static String where(StreamReadException e) {
        var location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String inside(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
