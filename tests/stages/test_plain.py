"""What readers see of a document: of plain text, of Markdown, and of HTML."""

import pytest

from argmap.texts.plain import is_text, readings


@pytest.mark.parametrize(
    "name", ["a.txt", "a.TXT", "folder/a.text", "a.md", "a.markdown", "a.html", "a.b.htm"]
)
def test_files_that_are_read(name: str) -> None:
    assert is_text(name)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "html", "a", "a.txt.gz", "a.html/b"])
def test_files_that_are_left_alone(name: str) -> None:
    assert not is_text(name)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Größe – “é”".encode(), "Größe – “é”"),
        ("Größe".encode("utf-8-sig"), "Größe"),
        ("Größe".encode("utf-16"), "Größe"),
        ("Größe – “é”".encode("cp1252"), "Größe – “é”"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert readings("a.txt", data) == (text,)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Kyiv <b>off</b>ered</p><p>to<br>leave</p>", "Kyiv offered to leave"),
        ("<td>a</td><td>b</td>", "a b"),
        ("a<script>if (a<b) '<p>c</p>'</script> <style>p {}</style>d", "a d"),
        ("a <!-- b --> c <!-- d", "a c"),
        ("&ldquo;a&rdquo; &amp; b&nbsp;c&#x2026; & d", "“a” & b c… & d"),
        ('<a title="1 > 2">a</a> < b', "a < b"),
        ("<![if !IE]>a<![endif]> <![CDATA[b]]> c", "a c"),
        ("a <p", "a"),
        ("AT&T", "AT&T"),
    ],
)
def test_pages(page: str, words: str) -> None:
    (text,) = readings("a.html", page.encode())
    assert " ".join(text.split()) == words


def test_a_page_says_its_encoding() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Привет'
    assert readings("a.html", page.encode("windows-1251")) == (" Привет",)
    unknown = b'<meta charset="windows-nonsense">Hello'
    assert readings("a.html", unknown) == (" Hello",)


def test_markdown_with_and_without_its_marks() -> None:
    written = (
        '# Head\n> Kyiv **offered** to\n> accept [a status](http://x.y/z "t") in `May` of snake_case\\_names'
    )
    as_it_is, read = readings("a.md", written.encode())
    assert as_it_is == written
    assert read == "Head\nKyiv offered to\naccept a status in May of snake_case_names"


@pytest.mark.parametrize("mark", ["<!--", "<a ", "<", "</", "<![CDATA[", "<a b='", "&", "<?", "<script>"])
def test_marks_that_are_never_closed_take_no_time(mark: str) -> None:
    # The parser alone, when it is closed, takes half a minute for the first of these.
    readings("a.html", (mark * 50_000).encode())
