"""How the parts of a document are put together: what each key is for, and which short forms it has."""

from typing import Any, NamedTuple

from argmap.document.leaf import Leaf, Refused


class Key(NamedTuple):
    """What a key is for, said in the schema and so in editors; `names` says whose ids stand under it."""

    title: str
    description: str
    examples: tuple[Any, ...] = ()
    names: str = ""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = dict(handler(core))
        if "$ref" in schema:  # draft-07 ignores whatever stands beside a reference
            schema = {"allOf": [schema]}
        schema |= {"title": self.title, "description": self.description}
        if "`" in self.description:
            schema["markdownDescription"] = self.description
        if "oneOf" in schema:
            schema["oneOf"] = [self._with_meaning(option) for option in schema["oneOf"]]
        if self.examples:
            schema["examples"] = list(self.examples)
        return schema

    def _with_meaning(self, option: dict[str, Any]) -> dict[str, Any]:
        """One of a few words; editors show its description in place of that of the key."""
        if "const" not in option:
            return option
        meaning = f"`{option['const']}`: {option['description']}"
        return {**option, "markdownDescription": f"{self.description}\n\n{meaning}"}


class OneOrMany:
    """A list that may be written as its only item."""

    def expand(self, value: Any) -> Any:
        """The long form of a value."""
        if not isinstance(value, list):
            return [value]
        if not value:
            raise Refused("this list is empty", "name one, or delete the key")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return _before(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        schema = {**handler(core), "minItems": 1}
        item = schema["items"]
        return {"oneOf": [*item.get("oneOf", [item]), schema]}


class Brief:
    """A mapping that may be written as the text of one of its keys."""

    def __init__(self, key: str, leaf: Leaf) -> None:
        self.key = key
        self.leaf = leaf

    def expand(self, value: Any) -> Any:
        """The long form of a value."""
        return {self.key: value} if isinstance(value, str) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return _before(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {"oneOf": [self.leaf.schema, handler(core)]}


def _before(expand: Any, schema: Any) -> Any:
    from pydantic_core import core_schema

    return core_schema.no_info_before_validator_function(expand, schema)
