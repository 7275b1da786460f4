"""The child’s own plan: as it was written to the child, under headings in their language."""

from corbiere.desk.documents.blocks import listed, section, text
from corbiere.desk.documents.source import Built, Given
from corbiere.documents.document import Block
from corbiere.protection.entries.plans import ProtectionChildsPlanWritten

ENGLISH = "en-GB"  # as every other paper is in


def of_childs_plan(given: Given) -> Built:
    """As it was written to the child: large letters, their language, nothing added but the headings (CPP-71)."""
    held = ProtectionChildsPlanWritten.read(given.line.body, given.line.version)
    language = (held.language_code or ENGLISH).lower()
    language = ENGLISH if language == "en" else language
    says = HEADINGS.get(language.split("-")[0], HEADINGS["en"])
    blocks: list[Block] = [
        *section(says["worry"], text(held.worry)),
        *section(says["better"], *listed(held.better)),
        *section(says["we_will"], *listed(held.we_will)),
        *section(says["family_will"], *listed(held.family_will)),
        *section(says["you_can"], *listed(held.you_can)),
        *section(says["who_comes"], text(held.who_comes)),
        *section(says["tell"], text(held.tell)),
        *section(says["if_not"], text(held.if_not)),
    ]
    return Built(says["title"], blocks, {given.line.root}, large=True, language=language)


# The words around a child's own plan, in the languages most spoken on the island. Another language has the English ones.
HEADINGS = {
    "en": {
        "title": "Your plan", "worry": "Why there is a plan", "better": "What will be better for you", "we_will": "What we will do",
        "family_will": "What your family will do", "you_can": "What you can do", "who_comes": "Who comes to see you",
        "tell": "Who you can tell", "if_not": "What happens if it does not get better",
    },
    "pt": {
        "title": "O teu plano", "worry": "Porque há um plano", "better": "O que vai melhorar para ti", "we_will": "O que nós vamos fazer",
        "family_will": "O que a tua família vai fazer", "you_can": "O que tu podes fazer", "who_comes": "Quem te vem ver",
        "tell": "A quem podes contar", "if_not": "O que acontece se não melhorar",
    },
    "pl": {
        "title": "Twój plan", "worry": "Dlaczego jest plan", "better": "Co będzie dla ciebie lepsze", "we_will": "Co my zrobimy",
        "family_will": "Co zrobi twoja rodzina", "you_can": "Co ty możesz zrobić", "who_comes": "Kto do ciebie przychodzi",
        "tell": "Komu możesz powiedzieć", "if_not": "Co będzie, jeśli się nie poprawi",
    },
    "fr": {
        "title": "Ton plan", "worry": "Pourquoi il y a un plan", "better": "Ce qui ira mieux", "we_will": "Ce que nous allons faire",
        "family_will": "Ce que ta famille va faire", "you_can": "Ce que tu peux faire", "who_comes": "Qui vient te voir",
        "tell": "À qui tu peux en parler", "if_not": "Ce qui se passe si ça ne s’améliore pas",
    },
}  # fmt: skip
