"""Where a sentence ends: what is one sentence, and what is two."""

import pytest

from argmap.texts.sentences import holds_several

ONE = """
The market moves to the old station yard.
Dr. Smith and Mr. J. F. Kennedy met at 3 p.m. in Washington.
The U.S. Army left.
It costs 3.5 million.
It rose by approx. 5% vs. 2021.
He said "It is over. We won." and left.
'Nobody should be fooled. It's a shift,' he said.
Nobody should be fooled; Russia is not withdrawing.
Wait... Then what?
He hesitated … Then he left.
See No. 5 and Art. V of the treaty.
Er kam am 3. Mai, z. B. Äpfel usw. Dann.
Ludwig XIV. König von Frankreich
Is it so (really? Yes!) or not?
Yahoo! has left.
«C'est fini. Nous partons.» dit-il
これは文です。
「行こう。早く。」と彼は言った。
هل انتهت المحادثات؟
Τι είναι αυτό;
В 1990 г. Москва и т. д.
J.-P. Dupont and J.R.R. Tolkien agree.
डॉ. अंबेडकर आए।
1. First do this
“Are we there? Yes.”
""".strip().splitlines()
TWO = """
It failed. They left.
Is it so? Yes.
It fell in 2022. The talks went on.
It fell by 3.5. The talks went on.
No! Never!
これは文です。次の文です。
هل انتهت المحادثات؟ نعم انتهت.
यह पहला वाक्य है। यह दूसरा है।
¿Qué? ¡Sí!
The answer is no. They left.
He said "no". Then he left.
It failed (they say). Then it worked.
Це перше речення. Це друге.
They met. "Fine," she said.
Ποιος ήρθε; Κανείς.
그는 갔다. 그녀도 갔다.
It failed. 5 people left.
""".strip().splitlines()


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert not holds_several(text)


@pytest.mark.parametrize("text", TWO)
def test_two_sentences(text: str) -> None:
    assert holds_several(text)


@pytest.mark.parametrize("mark", ["(", '"', "«", "“", "[", "「", "'a ", "a. "])
def test_marks_that_are_never_closed_take_no_time(mark: str) -> None:
    assert not holds_several(mark * 1_000_000)
