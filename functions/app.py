"""The functions of the service: wiring only. Chalice packages this file and ``chalicelib`` for Lambda; ``server.py``
runs the same app on one machine.
"""

from __future__ import annotations

import base64
import json
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from chalice.app import Chalice, CloudWatchEvent, Rate, Request, Response
from chalicelib.answering import law_texts
from chalicelib.jobs import log_figures_to_renew
from chalicelib.settings import settings
from chalicelib.site import site
from chalicelib.web import (
    apply,
    callbacks,
    citizen,
    dev,
    directory,
    documents,
    helper_cards,
    indexes,
    intake,
    my_case,
    numbers,
    progress,
    search,
    sheets,
    staff,
    staff_account_log,
    staff_accounts,
    staff_appointments,
    staff_cases,
    staff_code,
    staff_documents,
    staff_exports,
    staff_invitation,
    staff_me,
    staff_papers,
    staff_queue,
    staff_second_factor,
    staff_unreachable,
)
from chalicelib.web.answers import path_of, problem_answer
from chalicelib.web.desk import Desk, desk, provide
from chalicelib.web.requests import StoreAway

if TYPE_CHECKING:
    from chalicelib.casework.ports import Clock, Files, SmsSender, Table
    from chalicelib.casework.vault import Vault

app = Chalice(app_name="zhangshang-12348")
app.log.setLevel(logging.INFO)
app.api.binary_types += ["multipart/form-data", "application/pdf"]
of_citizens = (citizen, apply, helper_cards, documents, sheets, progress, my_case, numbers, directory, search)
of_staff = (staff, staff_queue, staff_cases, staff_documents, staff_papers, intake, staff_appointments, staff_exports)
of_accounts = (staff_code, staff_second_factor, staff_invitation, staff_me, staff_accounts, staff_account_log)
for views in (*of_citizens, *of_staff, *of_accounts, staff_unreachable, callbacks, dev):
    app.register_blueprint(views.routes)


def make_store(clock: Clock) -> tuple[Table, Vault]:
    """The table and the vault: DynamoDB and KMS where the settings name them, else a SQLite file and a key file."""
    from chalicelib.casework.vault import Vault

    mine = settings()
    if mine.table:
        from chalicelib.adapters.dynamo import DynamoTable
        from chalicelib.adapters.keys_kms import KmsKeys

        keys = KmsKeys(mine.kms_key, base64.b64decode(mine.wrapped_lookup_key))
        return DynamoTable(mine.table, clock), Vault(keys)
    from chalicelib.adapters.keys_local import LocalKeys
    from chalicelib.adapters.sqlite import SqliteTable

    return SqliteTable(mine.data / "store.sqlite", clock), Vault(LocalKeys(mine.key_file, mine.data))


def make_files() -> Files:
    """The files: an S3 bucket where the settings name one, else a folder beside the SQLite file."""
    mine = settings()
    if mine.bucket:
        from chalicelib.adapters.s3 import S3Files

        return S3Files(mine.bucket)
    from chalicelib.adapters.folder import FolderFiles

    return FolderFiles(mine.data / "files")


def find_law_index() -> Path | None:
    """The index of law texts: from the bucket where the settings name an object, else the file that a build left."""
    mine = settings()
    if mine.laws_object:
        return law_texts.fetched(mine.laws_object, make_files().get, Path(tempfile.gettempdir()))
    return mine.laws if mine.laws.is_file() else None


def make_sender(table: Table, vault: Vault, clock: Clock) -> SmsSender:
    """Alibaba Cloud for an office in production; the outbox on one's own machine, and always for a sample."""
    from chalicelib.adapters.acs3 import AccessKey
    from chalicelib.adapters.sms_aliyun import AliyunSms
    from chalicelib.adapters.sms_outbox import OutboxSms

    mine, city = settings(), site().catalogue.city
    if city.is_sample or not mine.production:
        return OutboxSms(table, vault, clock)
    key = AccessKey(mine.aliyun_key_id, mine.aliyun_key_secret)
    return AliyunSms(key, city.sms_signature, json.loads(mine.aliyun_templates), clock)


def make_desk() -> Desk:
    """Casework on its adapters. Imported here, since calculators need none."""
    from chalicelib.adapters.clock import SystemClock
    from chalicelib.adapters.identity_offline import OfflineIdentity
    from chalicelib.adapters.sms_aliyun_receipts import read_receipts
    from chalicelib.adapters.sms_outbox import LocalOutbox
    from chalicelib.casework.accounts import Accounts
    from chalicelib.casework.applications import Applications
    from chalicelib.casework.appointments import Appointments
    from chalicelib.casework.case_sessions import CaseSessions
    from chalicelib.casework.commands import Commands
    from chalicelib.casework.confirmations import Confirmations
    from chalicelib.casework.document_worker import DocumentWorker
    from chalicelib.casework.documents import Documents
    from chalicelib.casework.drafts import Drafts
    from chalicelib.casework.helper_cards import HelperCards
    from chalicelib.casework.invitations import Invitations
    from chalicelib.casework.ledger import Ledger
    from chalicelib.casework.limits import Limits
    from chalicelib.casework.notice_text import NoticeTexts
    from chalicelib.casework.outbox import Outbox
    from chalicelib.casework.second_factor import SecondFactors
    from chalicelib.casework.sessions import Sessions
    from chalicelib.casework.slots import Slots
    from chalicelib.casework.wishes import Wishes
    from chalicelib.web.draft_cookie import DraftCookie
    from chalicelib.web.staff_cookies import StaffCookie

    mine, catalogue = settings(), site().catalogue
    mine.refuse_missing_secrets()
    clock = SystemClock(mine.now)
    table, vault = make_store(clock)
    accounts, limits = Accounts(table, vault), Limits(table, vault, clock)
    files = make_files()
    ledger = Ledger(table, vault, clock, catalogue.calendar, catalogue.service)
    secret = vault.secret_for("staff cookie")
    texts = NoticeTexts(catalogue.notices, catalogue.city.sms_signature)
    return Desk(
        table=table,
        vault=vault,
        clock=clock,
        drafts=Drafts(table, vault, clock),
        draft_cookie=DraftCookie(vault.secret_for("draft cookie")),
        documents=Documents(table, vault, files, clock),
        document_worker=DocumentWorker(table, vault, files, clock),
        ledger=ledger,
        applications=Applications(ledger, lambda office: catalogue.reception(office).works_by != "phone"),
        limits=limits,
        confirmations=Confirmations(table, vault, clock, limits),
        case_sessions=CaseSessions(table, clock),
        cards=HelperCards(table, vault, clock),
        verifier=OfflineIdentity(clock),  # a provider of real names goes here, once there is a contract with one
        accounts=accounts,
        sessions=Sessions(table, accounts, clock, vault.secret_for("staff forms")),
        second_factors=SecondFactors(accounts, clock),
        invitations=Invitations(accounts, clock),
        must_enrol=mine.production,
        staff_cookie=StaffCookie(secret, plain_http=not mine.production, production=mine.production),
        commands=Commands(ledger, accounts, catalogue.paper_words),
        wishes=Wishes(ledger),
        appointments=Appointments(
            ledger, Slots(table, clock, catalogue.calendar, catalogue.office, catalogue.reception)
        ),
        outbox=Outbox(table, vault, make_sender(table, vault, clock), texts, clock),
        read_receipts=read_receipts,
        dev_outbox=None if mine.production else LocalOutbox(table, vault, clock),
    )


provide(make_desk)
indexes.provide(find_law_index)


@app.middleware("http")
def problems_in_the_frame(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """Chalice answers its own errors with a code in JSON; people get a page that helps them on."""
    try:
        response = get_response(request)
    except StoreAway:
        return problem_answer(request.headers, f"api{path_of(request)}", 503, {"Retry-After": "60"})
    if response.status_code < 400 or not isinstance(response.body, dict):
        return response
    allow = {name: value for name, value in response.headers.items() if name == "Allow"}
    return problem_answer(request.headers, f"api{path_of(request)}", response.status_code, allow)


@app.schedule(Rate(1, unit=Rate.MINUTES))
def send_notices(event: CloudWatchEvent) -> None:
    """Send the messages that commands have written."""
    desk().outbox.send_due()


@app.schedule(Rate(1, unit=Rate.MINUTES))
def check_documents(event: CloudWatchEvent) -> None:
    """Open what people have sent, and keep it or refuse it. One machine does so every second."""
    desk().document_worker.check_due()


@app.schedule(Rate(1, unit=Rate.HOURS))
def remind_of_appointments(event: CloudWatchEvent) -> None:
    """Remind of tomorrow's appointments in the evening, and tell who waits in vain for an office to name a time."""
    from chalicelib.casework.reminders import Reminders

    reminders = Reminders(desk().appointments, [office.id for office in site().catalogue.offices])
    app.log.info("%d reminders, %d unanswered wishes", reminders.remind_due(), reminders.tell_unconfirmed())


@app.schedule(Rate(1, unit=Rate.DAYS))
def sweep_expired(event: CloudWatchEvent) -> None:
    """Remove drafts, sessions and counters that are over; then the files that belonged to such drafts."""
    app.log.info("swept %d expired rows", desk().table.sweep())
    app.log.info("forgot the documents of %d drafts", desk().documents.forget_abandoned())


@app.schedule(Rate(1, unit=Rate.DAYS))
def figures_to_renew(event: CloudWatchEvent) -> None:
    """Tell the operator, once a day, which figures are near or past the day by which they must be renewed."""
    log_figures_to_renew(app.log)
