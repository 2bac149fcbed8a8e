"""Hold Python files to the rules of PEP 8 that generated code promises."""

import ast
import io
import re
import sys
import tokenize

OPERATORS = {
    "=", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "//", "%",
    "+=", "-=", "*=", "/=", "->", "|", ":=", "**",
}
UNARY_AFTER = {"(", "[", "{", ",", "=", "return", ":", "in", "and", "or", "not", "if", "else", "==", "<", ">", "<=", ">=", "!=", "+", "-", "*", "/", "yield", "lambda", "**", "->", "|", "//", "%"}


def lines_of(path: str, text: str) -> list[str]:
    """Length, trailing whitespace, tabs, the end of the file."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > 79:
            found.append(f"{path}:{number} E501 is {len(line)} long")
        if line != line.rstrip():
            found.append(f"{path}:{number} W291 ends in whitespace")
        if "\t" in line:
            found.append(f"{path}:{number} W191 has a tab")
    if not text.endswith("\n") or text.endswith("\n\n"):
        found.append(f"{path} W391 does not end in one newline")
    return found


def blanks_of(path: str, text: str, tree: ast.Module) -> list[str]:
    """Two blank lines around what stands at the top, one between methods."""
    found = []
    lines = text.split("\n")

    def above(node: ast.stmt) -> int:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(one.lineno for one in decorators)]) - 2
        while first >= 0 and lines[first].lstrip().startswith("#"):
            first -= 1
        count = 0
        while first >= 0 and lines[first] == "":
            count += 1
            first -= 1
        return count if first >= 0 else 2

    kinds = (ast.FunctionDef, ast.ClassDef)
    for index, node in enumerate(tree.body):
        before = tree.body[index - 1] if index else None
        apart = isinstance(node, kinds) or isinstance(before, kinds)
        if apart and above(node) != 2:
            found.append(f"{path}:{node.lineno} E302 needs two blank lines")
        if not apart and above(node) > 2:
            found.append(f"{path}:{node.lineno} E303 has too many blank lines")
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        for index, node in enumerate(owner.body):
            if index and isinstance(node, ast.FunctionDef) and above(node) != 1:
                found.append(f"{path}:{node.lineno} E301 needs one blank line")
    return found


def names_of(path: str, tree: ast.Module) -> list[str]:
    """Names of functions, classes and constants; types on every def; docstrings."""
    found = []
    if ast.get_docstring(tree) is None:
        found.append(f"{path} D100 has no docstring")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            if not re.fullmatch(r"_?[A-Z][A-Za-z0-9]*", node.name):
                found.append(f"{path}:{node.lineno} N801 {node.name}")
            if ast.get_docstring(node) is None:
                found.append(f"{path}:{node.lineno} D101 {node.name}")
        if isinstance(node, ast.FunctionDef):
            if not re.fullmatch(r"[a-z_][a-z0-9_]*", node.name):
                found.append(f"{path}:{node.lineno} N802 {node.name}")
            if node.returns is None:
                found.append(f"{path}:{node.lineno} ANN201 {node.name}")
            if not node.name.startswith("_") and ast.get_docstring(node) is None:
                found.append(f"{path}:{node.lineno} D103 {node.name}")
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            for one in given:
                if one.annotation is None and one.arg not in ("self", "cls"):
                    found.append(f"{path}:{node.lineno} ANN001 {one.arg}")
                if not re.fullmatch(r"[a-z_][a-z0-9_]*", one.arg):
                    found.append(f"{path}:{node.lineno} N803 {one.arg}")
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            if not re.fullmatch(r"[a-z_][a-z0-9_]*|[A-Z][A-Z0-9_]*|[A-Z][A-Za-z0-9]*", node.id):
                found.append(f"{path}:{node.lineno} N806 {node.id}")
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            found.append(f"{path}:{node.lineno} E722 bare except")
        if isinstance(node, ast.Compare):
            for operator, right in zip(node.ops, node.comparators):
                is_none = isinstance(right, ast.Constant) and right.value is None
                if is_none and isinstance(operator, (ast.Eq, ast.NotEq)):
                    found.append(f"{path}:{node.lineno} E711 compares to None")
    return found


def imports_of(path: str, tree: ast.Module) -> list[str]:
    """At the top, one a line, in order, all of them used."""
    found = []
    imports = [one for one in tree.body if isinstance(one, (ast.Import, ast.ImportFrom))]
    first = 1 if ast.get_docstring(tree) is not None else 0
    if tree.body[first:first + len(imports)] != imports:
        found.append(f"{path} E402 imports are not at the top")
    names = []
    for one in imports:
        if isinstance(one, ast.Import):
            if len(one.names) > 1:
                found.append(f"{path}:{one.lineno} E401 several in one line")
            names += [alias.asname or alias.name for alias in one.names]
        elif one.module != "__future__":
            names += [alias.asname or alias.name for alias in one.names]
    for group in (ast.Import, ast.ImportFrom):
        modules = [
            one.names[0].name if isinstance(one, ast.Import) else one.module
            for one in imports
            if isinstance(one, group) and getattr(one, "module", "") != "__future__"
        ]
        if modules != sorted(modules):
            found.append(f"{path} I001 imports are not in order: {modules}")
    words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found += [f"{path} F401 {name} is not used" for name in names if name.split(".")[0] not in words]
    return found


def spaces_of(path: str, text: str) -> list[str]:
    """Spaces around operators and after commas, none inside of brackets."""
    found = []
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    depth: list[str] = []
    for index, token in enumerate(tokens):
        if token.type != tokenize.OP:
            continue
        before, after = tokens[index - 1], tokens[index + 1]
        line = token.start[0]
        gap_before = token.start[1] - before.end[1] if before.end[0] == line else None
        gap_after = after.start[1] - token.end[1] if after.start[0] == line else None
        if token.string in "([{":
            is_call = token.string == "(" and before.type == tokenize.NAME
            depth.append("call" if is_call else token.string)
            if gap_after:
                found.append(f"{path}:{line} E201 space after {token.string}")
        elif token.string in ")]}":
            depth.pop()
            if gap_before and before.type != tokenize.NL and before.end[0] == line and before.string != ",":
                if text.split("\n")[line - 1][:token.start[1]].strip():
                    found.append(f"{path}:{line} E202 space before {token.string}")
        elif token.string == ",":
            if gap_before:
                found.append(f"{path}:{line} E203 space before a comma")
            if gap_after == 0 and after.string not in ")]}" and after.type not in (tokenize.NL, tokenize.NEWLINE):
                found.append(f"{path}:{line} E231 no space after a comma")
        elif token.string in OPERATORS:
            unary = token.string in "+-*" and (
                before.string in UNARY_AFTER or before.type in (tokenize.NL, tokenize.INDENT, tokenize.NEWLINE, tokenize.DEDENT)
            ) or token.string == "**" and before.string in UNARY_AFTER | {"("}
            named = token.string == "=" and bool(depth) and depth[-1] == "call"
            sliced = bool(depth) and depth[-1] == "[" and token.string in "+-*/"
            annotated = named and re.search(r":\s*[\w.\[\], |]+ = ", text.split("\n")[line - 1])
            if unary or sliced:
                continue
            if named and not annotated and (gap_before or gap_after):
                found.append(f"{path}:{line} E251 spaces around a named argument")
            if not named and (gap_before == 0 or gap_after == 0):
                if token.string in ("*", "/") and before.string in ("(", ","):
                    continue
                found.append(f"{path}:{line} E225 no spaces around {token.string}")
            if (gap_before or 0) > 1 or (gap_after or 0) > 1 and after.type != tokenize.COMMENT:
                found.append(f"{path}:{line} E221 several spaces around {token.string}")
    return found


def main(paths: list[str]) -> None:
    """Print what is found, one a line."""
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        tree = ast.parse(text)
        found = lines_of(path, text) + blanks_of(path, text, tree)
        found += names_of(path, tree) + imports_of(path, tree) + spaces_of(path, text)
        print("".join(f"{one}\n" for one in found), end="")


main(sys.argv[1:])
