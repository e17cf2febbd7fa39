"""`bot.py doctor`, `backup` and `restore`: for whoever runs it (docs/operating.md)."""

import asyncio
from pathlib import Path

import logs
from delivery.database import DatabaseRefusedError
from delivery.stopping import STOPPED
from faq.content import load
from faq.content.showing import one_line
from operating.backup import BackupError, back_up, restore
from operating.doctor import Patient, examine, good
from settings import KEY_FILE, Settings
from starting.endings import FOUND, refuse
from starting.watching import errors


def ask_doctor(settings: Settings, token: str | None) -> int:
    """Examine the installation; FOUND where something is bad."""
    content, problems = load(settings.faq_dir)
    patient = Patient(
        token=token,
        api_url=settings.telegram_api_url,
        database_url=settings.database_url,
        webhook_url=settings.webhook_url,
        key_file=settings.data_key_file or KEY_FILE,
        entries=len(content.entries) if content else 0,
        problems=[one_line(each) for each in errors(problems)],
        contact=bool(settings.contact_phone or settings.contact_url),
        staff=bool(settings.staff_user_ids and settings.staff_chat_id),
    )
    findings = asyncio.run(examine(patient))
    for finding in findings:
        print(logs.clean(str(finding)))
    return STOPPED if good(findings) else FOUND


def copy_database(settings: Settings, verb: str, file: Path) -> int:
    """`backup` to a file, or `restore` from one."""
    try:
        if verb == "backup":
            print(
                f"{back_up(settings.database_url, file)} bytes in {file}; keep the data key apart"
            )
        else:
            before = restore(settings.database_url, file)
            print(f"restored from {file}" + (f"; what was there is in {before}" if before else ""))
    except (BackupError, DatabaseRefusedError) as error:
        return refuse(str(error), FOUND)
    return STOPPED
