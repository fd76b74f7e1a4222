"""The promises of ``Keys``, kept alike by a file on one machine and by KMS."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from chalicelib.adapters.keys_kms import KmsKeys, kms_client
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.casework.errors import SealBroken, StoreUnavailable
from chalicelib.casework.ports import Keys
from chalicelib.casework.vault import Vault
from chalicelib.settings import SettingsRefused
from moto import mock_aws
from moto.core.botocore_stubber import MockRawResponse

MakeKeys = Callable[[], Keys]


@pytest.fixture
def make_local(tmp_path: Path) -> MakeKeys:
    """Keys of a new file at each call."""
    numbers = iter(range(100))
    return lambda: LocalKeys(tmp_path / f"key-{next(numbers)}" / "master.key", tmp_path / "data")


@pytest.fixture
def make_kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeKeys]:
    """Keys of a new KMS key at each call."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "cn-northwest-1")
    with mock_aws():
        kms_client.cache_clear()
        yield lambda: kms_keys(kms_client().create_key()["KeyMetadata"]["Arn"])
    kms_client.cache_clear()


def kms_keys(key_id: str) -> KmsKeys:
    """As a deployment makes them, with the command that ``KmsKeys`` names."""
    made = kms_client().generate_data_key_without_plaintext(
        KeyId=key_id, KeySpec="AES_256", EncryptionContext={"purpose": "lookup"}
    )
    return KmsKeys(key_id, made["CiphertextBlob"])


@pytest.fixture(params=["local", "kms"])
def make_keys(request: pytest.FixtureRequest) -> MakeKeys:
    """Every kind of keys there is."""
    made: MakeKeys = request.getfixturevalue(f"make_{request.param}")
    return made


@pytest.fixture
def keys(make_keys: MakeKeys) -> Keys:
    return make_keys()


# ---- what all keys promise


def test_a_wrapped_key_opens_to_the_key_it_was(keys):
    key, wrapped = keys.new_key("case-1")
    assert len(key) == 32
    assert keys.open_key(wrapped, "case-1") == key
    assert key not in wrapped


def test_every_record_gets_a_key_of_its_own(keys):
    assert len({part for _ in range(10) for part in keys.new_key("case-1")}) == 20


@pytest.mark.parametrize("context", ["case-2", "case-1 ", "Case-1", "case-11", "案件"])
def test_a_wrapped_key_opens_for_no_other_record(keys, context):
    _, wrapped = keys.new_key("case-1")
    with pytest.raises(SealBroken):
        keys.open_key(wrapped, context)


def test_a_wrapped_key_with_a_changed_byte_does_not_open(keys):
    _, wrapped = keys.new_key("case-1")
    with pytest.raises(SealBroken):
        keys.open_key(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), "case-1")


def test_the_lookup_key_is_always_the_same_and_no_other_has_it(make_keys):
    keys = make_keys()
    assert len(keys.lookup_key()) == 32
    assert keys.lookup_key() == keys.lookup_key()
    assert keys.lookup_key() != make_keys().lookup_key()


def test_every_key_has_a_name_of_its_own_without_a_dot(make_keys):
    names = {make_keys().name for _ in range(5)}
    assert len(names) == 5
    assert not any("." in name for name in names)


def test_no_key_is_printed_by_accident(keys):
    key, _ = keys.new_key("case-1")
    for secret in (key, keys.lookup_key()):
        assert secret.hex() not in repr(keys)
        assert repr(secret) not in repr(keys)


def test_a_vault_seals_under_these_keys_and_refuses_exchanged_rows(keys):
    vault = Vault(keys)
    one, other = vault.seal("case-1", "一"), vault.seal("case-2", "二")
    assert (vault.unseal("case-1", one), vault.unseal("case-2", other)) == ("一", "二")
    with pytest.raises(SealBroken):
        vault.unseal("case-1", other)


def test_a_service_can_move_from_a_file_to_kms_and_back(make_local, make_kms):
    local, kms = make_local(), make_kms()
    on_file, in_kms = Vault(local).seal("case-1", "一"), Vault(kms).seal("case-1", "二")
    for vault in (Vault(local, kms), Vault(kms, local)):
        assert vault.unseal("case-1", on_file) + vault.unseal("case-1", in_kms) == "一二"


# ---- the file on one machine


def test_the_key_file_is_made_once_and_the_same_keys_come_back(tmp_path):
    file = tmp_path / "keys" / "master.key"
    first, second = (LocalKeys(file, tmp_path / "data") for _ in range(2))
    key, wrapped = first.new_key("case-1")
    assert second.open_key(wrapped, "case-1") == key
    assert (second.name, second.lookup_key()) == (first.name, first.lookup_key())
    assert [path.name for path in file.parent.iterdir()] == ["master.key"]
    assert len(file.read_bytes()) == 32


posix_only = pytest.mark.skipif(os.name != "posix", reason="this platform keeps no such modes")


@posix_only
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_key_file_is_for_its_owner_alone(tmp_path, umask):
    before = os.umask(umask)
    try:
        LocalKeys(tmp_path / "keys" / "master.key", tmp_path / "data")
    finally:
        os.umask(before)
    assert (tmp_path / "keys" / "master.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0


@posix_only
@pytest.mark.parametrize("mode", [0o604, 0o602, 0o644, 0o666, 0o777])
def test_a_key_file_that_anybody_may_read_or_change_is_refused(tmp_path, mode):
    file = tmp_path / "master.key"
    LocalKeys(file, tmp_path / "data")
    file.chmod(mode)
    with pytest.raises(SettingsRefused, match="chmod 600"):
        LocalKeys(file, tmp_path / "data")


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o640])
def test_a_key_file_that_a_group_of_the_machine_may_read_is_taken(tmp_path, mode):
    file = tmp_path / "master.key"
    name = LocalKeys(file, tmp_path / "data").name
    file.chmod(mode)
    assert LocalKeys(file, tmp_path / "data").name == name


@pytest.mark.parametrize("content", [b"", b"k" * 31, b"k" * 33, b"k" * 1_000, b"6b" * 32])
def test_a_key_file_of_another_length_is_refused_and_left_as_it_is(tmp_path, content):
    file = tmp_path / "master.key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(SettingsRefused, match="32 bytes"):
        LocalKeys(file, tmp_path / "data")
    assert file.read_bytes() == content


@pytest.mark.parametrize("inside", ["data/master.key", "data/deep/master.key", "other/../data/master.key"])
def test_a_key_is_never_kept_with_the_data_that_it_opens(tmp_path, inside):
    with pytest.raises(SettingsRefused, match="keep them apart"):
        LocalKeys(tmp_path / inside, tmp_path / "data")
    assert not (tmp_path / "data" / "master.key").exists()


def test_a_folder_that_only_begins_with_the_same_name_is_another(tmp_path):
    assert LocalKeys(tmp_path / "data-keys" / "master.key", tmp_path / "data").name


def test_a_key_file_that_cannot_be_read_stops_the_start_with_its_path(tmp_path):
    (tmp_path / "master.key").mkdir()
    with pytest.raises(SettingsRefused, match=r"master\.key cannot be read"):
        LocalKeys(tmp_path / "master.key", tmp_path / "data")


def test_of_many_processes_that_start_together_all_have_the_same_key(tmp_path):
    """Threads stand for them: what decides is the file system."""
    for round_number in range(20):
        names, together = [], threading.Barrier(8)

        def start(folder=tmp_path / str(round_number), names=names, together=together):
            together.wait()
            names.append(LocalKeys(folder / "master.key", tmp_path / "data").name)

        threads = [threading.Thread(target=start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(names) == 8
        assert len(set(names)) == 1


# ---- KMS


def test_the_lookup_key_is_asked_of_kms_once(make_kms):
    asked, keys = [], make_kms()
    kms_client().meta.events.register("before-send.kms", lambda request, **_: asked.append(request.url))
    assert keys.lookup_key() == keys.lookup_key()
    assert len(asked) == 1


def test_no_record_can_be_named_so_that_it_opens_the_lookup_key(make_kms):
    key_id = kms_client().create_key()["KeyMetadata"]["Arn"]
    made = kms_client().generate_data_key(KeyId=key_id, KeySpec="AES_256", EncryptionContext={"purpose": "lookup"})
    keys = KmsKeys(key_id, made["CiphertextBlob"])
    assert keys.lookup_key() == made["Plaintext"]
    with pytest.raises(SealBroken):
        keys.open_key(made["CiphertextBlob"], "lookup")


NOT_THERE = {"endpoint_url": "https://kms.example"}
TROUBLES = [
    ReadTimeoutError(**NOT_THERE),
    ConnectTimeoutError(**NOT_THERE),
    EndpointConnectionError(**NOT_THERE),
    (400, b'{"__type": "ThrottlingException"}'),
    (400, b'{"__type": "AccessDeniedException"}'),
    (500, b'{"__type": "KMSInternalException"}'),
    (503, b""),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: repr(trouble)[:50])
def test_kms_away_or_unwilling_is_the_store_being_unavailable(make_kms, trouble):
    keys = make_kms()
    _, wrapped = keys.new_key("case-1")

    def fail(request, **_):
        if isinstance(trouble, Exception):
            raise trouble
        return AWSResponse(request.url, trouble[0], {}, MockRawResponse(trouble[1]))

    kms_client().meta.events.register_first("before-send.kms", fail)
    for ask in (lambda: keys.new_key("case-1"), lambda: keys.open_key(wrapped, "case-1"), keys.lookup_key):
        with pytest.raises(StoreUnavailable, match="KMS: "):
            ask()


def test_a_lookup_key_that_kms_did_not_give_is_asked_for_again(make_kms):
    keys, troubles = make_kms(), [EndpointConnectionError(**NOT_THERE)] * 2

    def fail(**_):
        if troubles:
            raise troubles.pop()

    kms_client().meta.events.register_first("before-send.kms", fail)
    with pytest.raises(StoreUnavailable):
        keys.lookup_key()
    assert len(keys.lookup_key()) == 32


def test_a_key_that_is_not_in_kms_is_the_store_being_unavailable(make_kms):
    make_kms()
    with pytest.raises(StoreUnavailable, match="NotFoundException"):
        KmsKeys("00000000-0000-0000-0000-000000000000", b"lookup").new_key("case-1")
