package dev.hiring.apidocs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc of classes, methods and constants, read from their sources with the compiler's own parser. */
final class Comments {

    private final JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    private final Map<String, Comment> comments = new HashMap<>();
    private final Set<Path> read = new HashSet<>();

    Comment of(Class<?> type) {
        return find(type, "");
    }

    Comment of(Method method) {
        return find(method.getDeclaringClass(), "#" + method.getName() + "/" + method.getParameterCount());
    }

    Comment of(Enum<?> constant) {
        return find(constant.getDeclaringClass(), "#" + constant.name());
    }

    private Comment find(Class<?> type, String member) {
        Checkout.source(type).filter(read::add).ifPresent(this::parse);
        return comments.getOrDefault(Objects.requireNonNull(type.getCanonicalName()) + member, Comment.NONE);
    }

    private void parse(Path source) {
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            DocTrees trees = DocTrees.instance(task);
            task.parse().forEach(unit -> new Reader(trees).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final Deque<String> types = new ArrayDeque<>();

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String outer = types.isEmpty()
                    ? Objects.toString(getCurrentPath().getCompilationUnit().getPackageName())
                    : types.peek();
            types.push(outer + "." + tree.getSimpleName());
            keep("");
            super.visitClass(tree, nothing);
            types.pop();
            return null;
        }

        /** What stands inside a method has no comments that anybody asks for. */
        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            keep("#" + tree.getName() + "/" + tree.getParameters().size());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            keep("#" + tree.getName());
            return null;
        }

        private void keep(String member) {
            TreePath path = getCurrentPath();
            DocCommentTree tree = trees.getDocCommentTree(path);
            if (tree != null && !types.isEmpty()) {
                comments.put(types.peek() + member, comment(tree));
            }
        }

        private Comment comment(DocCommentTree tree) {
            Map<String, String> parameters = tree.getBlockTags().stream()
                    .filter(tag -> tag.getKind() == DocTree.Kind.PARAM)
                    .map(ParamTree.class::cast)
                    .collect(Collectors.toMap(
                            tag -> tag.getName().toString(), tag -> Markdown.of(tag.getDescription())));
            return new Comment(Markdown.of(tree.getFirstSentence()), Markdown.of(tree.getBody()), parameters);
        }
    }
}
