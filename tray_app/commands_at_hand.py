"""The commands of the socket and of the API in the running program: what of it carries out each."""

from __future__ import annotations

from tray_app import recovery
from tray_app.api.commands import Commands
from tray_app.core.bindings import bindings_of
from tray_app.menu_actions import MenuActions
from tray_app.runtime import Runtime


def commands_of(runtime: Runtime, actions: MenuActions) -> Commands:
    return Commands(
        post=runtime.post,
        snapshot=lambda: runtime.snapshot,
        bindings=lambda: [binding.binding_id for binding in bindings_of(runtime.settings)],
        try_again=runtime.retry_failed,
        recovery_finished=runtime.recovery_finished,
        why_kept=lambda: runtime.recovery.problem,
        describe_take=lambda offer: recovery.describe(offer.dictation_id, offer.audio_ms, offer.text),
        export=actions.export_to,
        say=runtime.voice.say,
        read_aloud=runtime.voice.read,
        hands_free=actions.hands_free_told,
        language=actions.speaking.told,
        bus=runtime.bus,
        events=runtime.api.follow,
        api=runtime.api.standing,
        undo_words=actions.undo_words,
        renew_token=runtime.api.renew_token,
        history=runtime.history.command,
        undo=actions.everyday.undo_told,
        insert_last=actions.everyday.insert_last_told,
        pause=actions.everyday.pause_told,
        resume=actions.everyday.resume_told,
        keys=runtime.hotkeys.told,
        typing=runtime.typing_told,
        ask_again=runtime.ask_again,
    )
