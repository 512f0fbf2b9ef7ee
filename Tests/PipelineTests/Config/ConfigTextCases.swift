/// Texts that are not a config at all.
let configTextCases: [ConfigErrorCase] = [
    ConfigErrorCase(
        "empty file",
        .whole(""),
        """
        1:1+1 belt.yaml
          is empty
          -> begin with 'version: 1'; docs/config-guide.md and Pipelines/ have examples
        """),
    ConfigErrorCase(
        "only a comment",
        .whole("# nothing"),
        """
        1:1+1 belt.yaml
          is empty
          -> begin with 'version: 1'; docs/config-guide.md and Pipelines/ have examples
        """),
    ConfigErrorCase(
        "a list at the top",
        .whole(
            """
            - version: 1
            - name: x
            """),
        """
        1:1+1 belt.yaml
          needs keys with values, found a list
          -> begin with 'version: 1'; put a space after each colon
        """),
    ConfigErrorCase(
        "a text at the top",
        .whole("version:1"),
        """
        1:1+9 belt.yaml
          needs keys with values, found 'version:1'
          -> begin with 'version: 1'; put a space after each colon
        """),
    ConfigErrorCase(
        "two documents",
        .whole(
            """
            version: 1
            name: a
            ---
            version: 1
            """),
        """
        3:1+3 belt.yaml
          holds more than one YAML document
          -> keep one config in a file; remove the '---'
        """),
    ConfigErrorCase(
        "tab as indentation",
        .whole(
            """
            version: 1
            name: x
            inputs:
            →dem: { raster: dem.tif }
            """),
        """
        4:1+1 belt.yaml
          a tab is used as indentation
          -> indent with spaces; YAML does not allow tabs there
        """),
    ConfigErrorCase(
        "unclosed brace",
        .whole(
            """
            version: 1
            name: x
            inputs: { dem: { raster: dem.tif }
            grid: 5
            """),
        """
        4:1+1 belt.yaml
          is not readable as YAML: did not find expected ',' or '}' while parsing a flow mapping
          -> close the bracket or brace, or put a comma between the items
        """),
    ConfigErrorCase(
        "unclosed quote",
        .whole(
            """
            version: 1
            name: "x
            """),
        """
        3:1+1 belt.yaml
          is not readable as YAML: found unexpected end of stream while scanning a quoted scalar
          -> close the quote that is opened here
        """),
    ConfigErrorCase(
        "two colons on a line",
        .whole(
            """
            version: 1
            name: a: b
            """),
        """
        2:8+1 belt.yaml
          is not readable as YAML: mapping values are not allowed in this context
          -> check the indentation, and put text that holds ': ' in quotes
        """),
    ConfigErrorCase(
        "wrong indentation",
        .whole(
            """
            version: 1
            name: x
             inputs: 5
            """),
        """
        3:8+1 belt.yaml
          is not readable as YAML: mapping values are not allowed in this context
          -> check the indentation, and put text that holds ': ' in quotes
        """),
    ConfigErrorCase(
        "percent sign first",
        .whole(
            """
            version: 1
            name: % of x
            """),
        """
        2:7+1 belt.yaml
          is not readable as YAML: found character that cannot start any token while scanning for the next token
          -> put the text in quotes
        """),
    ConfigErrorCase(
        "undefined alias",
        .whole(
            """
            version: 1
            name: *other
            """),
        """
        2:7+6 belt.yaml
          the alias '*other' stands for nothing
          -> define '&other' before it
        """),
    ConfigErrorCase(
        "YAML tag",
        .whole(
            """
            version: 1
            name: !!str x
            """),
        """
        2:7+7 belt.yaml
          has the YAML tag '!!str'
          -> remove the tag; options know their own types
        """),
    ConfigErrorCase(
        "list as key",
        .whole(
            """
            version: 1
            ? [a, b]
            : 5
            """),
        """
        2:3+1 belt.yaml
          has a list for a key
          -> keys are plain words
        """),
]
