package dev.hiring.apidocs;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.Map;

/** What stands in a Javadoc comment, in Markdown. */
final class Markdown extends SimpleDocTreeVisitor<Void, StringBuilder> {

    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&", "middot", "·");

    private Markdown() {}

    static String of(List<? extends DocTree> trees) {
        StringBuilder text = new StringBuilder();
        Markdown markdown = new Markdown();
        trees.forEach(tree -> tree.accept(markdown, text));
        return text.toString()
                .replaceAll("[ \\t]*\\n[ \\t]*(?!\\n)", "\n")
                .replaceAll("(?<!\\n)\\n(?![\\n-])", " ")
                .replaceAll(" {2,}", " ")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public Void visitText(TextTree tree, StringBuilder text) {
        text.append(tree.getBody());
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, StringBuilder text) {
        boolean code = tree.getKind() == DocTree.Kind.CODE;
        text.append(code ? "`" : "").append(tree.getBody().getBody()).append(code ? "`" : "");
        return null;
    }

    @Override
    public Void visitLink(LinkTree tree, StringBuilder text) {
        if (tree.getLabel().isEmpty()) {
            String signature = tree.getReference().getSignature();
            text.append('`')
                    .append(signature.substring(Math.max(signature.lastIndexOf('.'), signature.lastIndexOf('#')) + 1))
                    .append('`');
        } else {
            tree.getLabel().forEach(label -> label.accept(this, text));
        }
        return null;
    }

    @Override
    public Void visitEntity(EntityTree tree, StringBuilder text) {
        text.append(ENTITIES.getOrDefault(tree.getName().toString(), ""));
        return null;
    }

    @Override
    public Void visitStartElement(StartElementTree tree, StringBuilder text) {
        switch (tree.getName().toString()) {
            case "p" -> text.append("\n\n");
            case "li" -> text.append("\n- ");
            default -> {
                // Lists are told by their items.
            }
        }
        return null;
    }

    @Override
    public Void visitEndElement(EndElementTree tree, StringBuilder text) {
        return null;
    }
}
