"""What is said for each command, in the languages that are known. {old} and {new} stand for words of the user's."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.commands import Deed

PHRASES: Mapping[str, Mapping[Deed, tuple[str, ...]]] = {
    "en": {
        Deed.SCRATCH: ("scratch that", "undo that", "delete that"),
        Deed.DELETE_SENTENCE: ("delete last sentence", "delete the last sentence", "scratch the last sentence"),
        Deed.REPLACE: ("replace {old} with {new}", "replace {old} by {new}"),
        Deed.CAPITALIZE: ("capitalize that", "capitalise that"),
        Deed.UPPERCASE: ("uppercase that", "upper case that", "all caps that"),
        Deed.LOWERCASE: ("lowercase that", "lower case that"),
        Deed.SELECT: ("select that",),
        Deed.STOP_LISTENING: ("stop listening",),
    },
    "de": {
        Deed.SCRATCH: ("streich das", "streiche das", "lösch das", "lösche das", "mach das rückgängig"),
        Deed.DELETE_SENTENCE: ("letzten satz löschen", "lösche den letzten satz", "streich den letzten satz"),
        Deed.REPLACE: ("ersetze {old} durch {new}", "ersetze {old} mit {new}"),
        Deed.CAPITALIZE: ("schreib das groß", "schreibe das groß"),
        Deed.UPPERCASE: ("schreib das in großbuchstaben", "schreibe das in großbuchstaben", "alles in großbuchstaben"),
        Deed.LOWERCASE: ("schreib das klein", "schreibe das klein", "schreib das in kleinbuchstaben"),
        Deed.SELECT: ("markiere das", "wähle das aus"),
        Deed.STOP_LISTENING: ("hör auf zuzuhören", "nicht mehr zuhören"),
    },
    "fr": {
        Deed.SCRATCH: ("efface ça", "annule ça", "supprime ça"),
        Deed.DELETE_SENTENCE: ("efface la dernière phrase", "supprime la dernière phrase"),
        Deed.REPLACE: ("remplace {old} par {new}",),
        Deed.CAPITALIZE: ("mets des majuscules",),
        Deed.UPPERCASE: ("mets ça en majuscules", "tout en majuscules"),
        Deed.LOWERCASE: ("mets ça en minuscules", "tout en minuscules"),
        Deed.SELECT: ("sélectionne ça",),
        Deed.STOP_LISTENING: ("arrête d'écouter",),
    },
    "es": {
        Deed.SCRATCH: ("borra eso", "deshaz eso"),
        Deed.DELETE_SENTENCE: ("borra la última frase", "elimina la última frase"),
        Deed.REPLACE: ("reemplaza {old} por {new}", "sustituye {old} por {new}", "cambia {old} por {new}"),
        Deed.CAPITALIZE: ("pon mayúsculas iniciales",),
        Deed.UPPERCASE: ("pon eso en mayúsculas", "todo en mayúsculas"),
        Deed.LOWERCASE: ("pon eso en minúsculas", "todo en minúsculas"),
        Deed.SELECT: ("selecciona eso",),
        Deed.STOP_LISTENING: ("deja de escuchar",),
    },
    "it": {
        Deed.SCRATCH: ("cancella questo", "annulla questo"),
        Deed.DELETE_SENTENCE: ("cancella l'ultima frase", "elimina l'ultima frase"),
        Deed.REPLACE: ("sostituisci {old} con {new}", "cambia {old} con {new}"),
        Deed.CAPITALIZE: ("metti le iniziali maiuscole",),
        Deed.UPPERCASE: ("metti tutto in maiuscolo",),
        Deed.LOWERCASE: ("metti tutto in minuscolo",),
        Deed.SELECT: ("seleziona questo",),
        Deed.STOP_LISTENING: ("smetti di ascoltare",),
    },
}
