// One sentence or two for every failure: what is wrong, and what to do.
import type { FailureCode } from '../../failures.ts'

export const failures: Record<FailureCode, string> = {
  'input-invalid': 'Something that was entered is not valid. Check the marked fields and try again.',
  'call-unknown':
    'The station does not know this action. Window and station may differ in version: restart the program.',
  'not-allowed': 'This action is not allowed here. Close the window and open it again from the program’s icon.',
  'not-logged-in': 'Please log in first. What is being recorded goes on.',
  'not-permitted': 'Your roles do not allow this. An administrator can change them if your work needs it.',
  'password-must-change': 'Please change your password first, then go on.',
  'log-in-wrong': 'Account or password is wrong. Check capitals and keyboard layout, then try again.',
  'log-in-delayed': 'The password was wrong several times: please wait. An administrator can set a new one.',
  'account-closed': 'This account is closed. Please ask an administrator.',
  'account-used': 'Somebody else has this account. Choose another one.',
  'accounts-exist': 'There are accounts already. Log in; an administrator adds people.',
  'accounts-missing': 'There are no accounts yet. Make the administrator’s account first.',
  'administrator-missing': 'One administrator who can log in has to be left. Make somebody else one first.',
  'password-weak': 'This password is against the rules. Choose another one as shown.',
  'person-unknown': 'This person cannot be found. Reload the list of people.',
  'operator-same': 'You are this recording’s operator already.',
  'vault-missing': 'The vault’s folder is not there. Check that the disk is connected, or start with the right folder.',
  'vault-not-a-folder': 'What was given as vault is not a folder. Choose a folder.',
  'vault-foreign': 'This folder holds other things and is not a vault. Choose an empty folder or an existing vault.',
  'vault-newer-format': 'The vault was made by a newer version. Update the program to open it; nothing was changed.',
  'vault-read-only':
    'The vault cannot be written to. Check whether the disk is read-only and whether you may write there.',
  'vault-in-use': 'The vault is in use by another program. Close that program first.',
  'vault-damaged':
    'The vault’s description is damaged. Leave it as it is, run a verification and call the administrator.',
  'key-protected':
    'The signing key of this station is in the care of a key store that does not open it here. Start the desktop program under the account, on the computer, that are named below; where that is impossible, copy the spare key that was kept apart to the path below, and start again.',
  'key-foreign':
    'The key that was found belongs to another station. Put this station’s own spare key there; recordings are not affected.',
  'key-store-missing':
    'This system has no key store that protects anything, so the key stays in its file. Put the vault on an encrypted disk instead.',
  'key-store-failed':
    'The system’s key store did not keep the key. Nothing was changed: the key is where it was. Unlock the key store, and try again.',
  'disk-full': 'There is not enough space on the disk. Make room or change the disk; what was recorded is safe.',
  'disk-failed':
    'The disk cannot be read or written. Check disk and cable; what is on it stays as it is. Replace it soon.',
  'database-newer': 'The database was made by a newer version. Update the program to open it.',
  'database-damaged': 'The database is damaged. Recordings are not affected: run “reindex” to rebuild it.',
  'case-unknown': 'This case cannot be found; it may have been changed. Go back to the cases and look for it again.',
  'case-number-used': 'This case number is already used. Check the number, or open the existing case.',
  'case-voided': 'This case is void: it can be read, not changed or recorded for. Open another case.',
  'identity-number-wrong':
    'The identity number or social credit code is mistyped: look at the character named below, and compare it with the document.',
  'stage-reason-missing':
    'This stage was entered already. Give the reason for the correction; the entry before it stays.',
  'stage-not-entered': 'This stage was not entered, so there is nothing to withdraw.',
  'case-related-already': 'The two cases are related in this way already. If that was an error, withdraw it first.',
  'case-related-to-itself': 'A case cannot be related to itself. Choose another case.',
  'case-relation-unknown': 'This relation is not there, or was withdrawn already. Look again.',
  'filter-name-used': 'There is a filter of this name already. Choose another name, or save over that filter.',
  'filter-unknown': 'This filter cannot be found; it may have been removed. Choose another.',
  'cause-unknown': 'This cause is not on the list; it may have been removed. Look again.',
  'reviewer-handled-case': 'Who reviews has handled this case. Somebody else has to review it.',
  'act-version-unknown': 'The list has no such version. Refresh and choose again.',
  'act-list-changed':
    'Somebody else has just saved a later version of the list, so yours was not saved. Look at it and make your changes again.',
  'act-list-same': 'The list is the same as the version in force. There is nothing to save.',
  'act-name-twice': 'Two acts of the list have the same name. Give them different names.',
  'act-item-unknown':
    'The list that applies to this case has no such act. Refresh, and check the kind of the case and the version of the list.',
  'act-unknown': 'This act was not entered, or was withdrawn. Refresh the page.',
  'act-day-ahead': 'The day is after today. Enter the day on which the act took place.',
  'act-recording-elsewhere': 'This recording belongs to another case and cannot be linked to the act.',
  'act-recording-linked': 'This recording is linked to the act already.',
  'act-recording-not-linked': 'This recording is not linked to the act, so there is nothing to undo.',
  'act-must-be-recorded':
    'The list asks for a full recording of this act: an explanation cannot stand for it. Link its recording; without one the report says that it is missing.',
  'act-took-place': 'This act was entered as having taken place. If that was an error, withdraw it first.',
  'act-absence-same': 'That is what is stated already. Refresh the page.',
  'act-report-too-long': 'Too many acts fit for one printed file. Choose fewer months, or filter by unit or verdict.',
  'case-closed': 'The case is closed, and its file stays as it is. Reopen the case first if something has to change.',
  'case-not-closed': 'The case is not closed, so there is nothing to reopen.',
  'closing-by-check':
    'A case is closed by the check before closing, and reopened with a reason: under “Closing”, below the contents list.',
  'closing-unsettled':
    'The check before closing has red findings that are neither settled nor explained. Settle them, or explain each in writing.',
  'archiving-before-closing': 'The case is not closed yet, so it cannot be archived. Close it first.',
  'file-item-unknown': 'The contents list has no such item; it may have been withdrawn. Look again.',
  'file-item-same': 'That is what the contents list says already. There is nothing to correct.',
  'file-slot-unknown': 'The order in force has no such place. Reload and choose again.',
  'file-order-changed': 'Somebody has just saved another version of the order. Open it again and change that one.',
  'file-order-twice': 'Two places of the order have the same key. Change one of them.',
  'room-unknown': 'This room cannot be found; it may have been removed. Go back to the rooms and choose again.',
  'room-name-used': 'Another room has this name. Choose a different one.',
  'room-without-sources': 'This room has no sources yet. Add a camera or microphone under “Rooms”.',
  'room-busy': 'The room is in use. End the recording and close its sources, then try again.',
  'preflight-red': 'The check of this room forbids to begin. Settle what is red, check the room again, and start then.',
  'conduct-red': 'The people present are not as the rules ask. Put that right, or explain it in writing.',
  'room-file-invalid': 'The room file is not valid. Choose a file exported by this program, or correct it.',
  'source-unknown': 'This source cannot be found; the room may have been changed. Reload and try again.',
  'source-twice': 'Two sources use the same device or the same identifier. Change one of them.',
  'source-only-for-training': 'Test signals are for training rooms only. Remove them, or make this a training room.',
  'source-kind-unavailable': 'This computer does not support sources of this kind. Choose another kind.',
  'source-address-invalid': 'The address is not valid. Write it as rtsp://host:port/path or http://…',
  'source-host-unknown': 'No such host. Check the spelling of the address, the cable and the network.',
  'source-refused': 'The device refused the connection. Check that it is on and that the port is right.',
  'source-timeout': 'The device did not answer. Check its power, its network connection and the address.',
  'source-password-wrong': 'User name or password is wrong. Enter them again.',
  'source-not-found': 'No such device or stream. Check that it is plugged in and that the path is right.',
  'source-no-video': 'The device sends no picture. Check the camera’s settings or use another path.',
  'source-no-sound': 'The device sends no sound. Check that the microphone is connected and not muted.',
  'source-codec-unsupported': 'The device’s coding is not supported. Set the camera to H.264.',
  'source-busy': 'The device is in use by another program. Close that program and try again.',
  'source-moved':
    'The sound server switched to another microphone. Connect the room’s own again; another one is not recorded in its place.',
  'standby-microphone-unfit':
    'The standby microphone has to be a microphone of this room, which has at least one more source. Choose another.',
  'source-failed': 'The source could not be opened. Check cables and settings, then try again.',
  'recording-unknown': 'This recording cannot be found. Check that the vault is complete, or run “reindex”.',
  'recording-not-running': 'No recording is running here. Reload to see the state of the room.',
  'recording-running': 'A recording is still running. End it first.',
  'recording-in-break': 'The recording is in a break. Resume it first.',
  'recording-not-in-break': 'The recording is not in a break. Look at the room’s state again.',
  'announcement-not-due': 'This step is not due now; somebody may have ticked it already. Look at the script.',
  'announcement-due': 'This step is not ticked now, so there is nothing to take back.',
  'evidence-not-described': 'Evidence that is shown needs a description. Say what it is and where it comes from.',
  'reconciliation-open':
    'Red findings are neither settled nor explained. Settle them while it is recorded, or explain each in writing.',
  'script-changed': 'Somebody has saved another version of this script. Open it again and change that one.',
  'script-step-twice': 'Two steps of the script have the same key. Remove one of them and add it anew.',
  'script-field-unknown': 'The words hold a field that is not known. Use one of those listed, or take the braces away.',
  'recording-not-sealed': 'A recording is not sealed yet. End it, or wait until recovery is done, then try again.',
  'recording-damaged': 'Files of the recording are damaged. Leave them as they are and verify to see what is affected.',
  'alarm-unknown': 'This alarm is no longer listed: its cause has gone and it was acknowledged.',
  'media-empty': 'Nothing was recorded on this track. The list of gaps says why.',
  'statement-unknown': 'Nothing of this recording calls for this statement. Open its statements again.',
  'font-missing':
    'This computer has no Chinese font, so the statement cannot be printed. Install one (such as Noto Sans CJK).',
  'written-record-unknown': 'This written record is not known. Open it again from its case or its recording.',
  'written-record-held': 'Another window is writing in this record. You can read along, or take over after confirming.',
  'written-record-signed': 'Somebody has signed the record: its text stays as it is. Write a supplement instead.',
  'written-record-not-signed': 'Nobody has signed the record yet. Let each person sign, or note why not.',
  'written-record-not-read': 'The record has not been read back. Begin to read it back, then sign.',
  'written-record-not-laid-out':
    'The pages to be signed are not laid out, or the text has changed since. Open “Read and sign” again.',
  'written-record-pages-unread':
    'Some pages have not been confirmed one by one. Read and confirm each page, then sign.',
  'written-record-pages-unsigned':
    'Some pages have not been signed. Sign each page, or choose to use one signature on the remaining pages.',
  'written-record-pages-differ':
    'Another version of the program, or other fonts, laid this record out: its pages are not those that were read and signed. Nothing is lost. Finish the signing with the version and the fonts with which it was begun.',
  'written-record-speaker': 'This kind of record has no such speaker or section. Reload the page and try again.',
  'speech-off': 'Speech to text is off. An administrator chooses a program in Settings.',
  'speech-busy': 'Another recording is being listened to. Wait until that is done, or cancel it.',
  'speech-program-missing':
    'The program for speech to text is not there, or cannot be run. Check its path in Settings.',
  'speech-model-missing':
    'There is no speech model for the language that is set. Check model and language in Settings.',
  'speech-service-missing': 'No address of a speech service is given. An administrator gives it in Settings.',
  'speech-service-elsewhere':
    'This speech service is outside of this computer and of private networks. Sound is sent there only over https, and only when Settings allow it.',
  'speech-service-unreachable':
    'The speech service cannot be reached; no draft was made. Check that it runs, its address, and the network.',
  'speech-service-refused':
    'The speech service refused the sound; no draft was made. See what it answered below, and check address and model.',
  'speech-failed':
    'The program for speech to text did not end well; no draft was made. See what it said below, and check program, model and language.',
  'speech-timeout': 'Speech to text took too long and was stopped; no draft was made. Try a smaller model.',
  'speech-answer-unreadable':
    'What the program or service for speech to text answered cannot be read; no draft was made. Check that it is of the kind that Settings say, and that a service gives sentences with times (verbose_json).',
  'speech-draft-unknown': 'This draft of speech to text is not there. Reload the written record and try again.',
  'exhibit-unknown': 'This exhibit cannot be found. Reload the case and try again.',
  'exhibit-inside-vault': 'The file lies inside the vault. Choose a file that lies elsewhere.',
  'exhibit-empty': 'The file is empty. Check the original, and copy it from its device or card again.',
  'exhibit-too-large':
    'The file is larger than exhibits may be. Split it, or let the administrator raise the limit in the settings.',
  'exhibit-duplicate': 'This case has an exhibit of exactly the same content, numbered below: it was not added again.',
  'exhibit-withdrawn': 'This exhibit was withdrawn: it can be neither changed nor shown.',
  'exhibit-copy-differs':
    'What the disk gives back is not what was received, so nothing was listed. Check the disk and try again; the original was not touched.',
  'exhibits-damaged':
    'The list of exhibits of this case is not as it was signed, so nothing can be added. Leave it as it is, run a verification and call the administrator.',
  'document-unknown': 'There is no such document. Reload and choose again.',
  'document-incomplete':
    'The document cannot be issued: fields that it must have are empty. Complete those named below.',
  'template-changed': 'The template was changed meanwhile. Open the document again and fill in the new one.',
  'template-field-undeclared':
    'A text of the template names a field that it does not have. Add the field, or remove it from the part named below.',
  'template-field-twice': 'Two fields of the template have the same key. Change one of them.',
  'character-not-printable':
    'No font of this computer has the characters named below. Install one that has them (such as Hanazono or SimSun-ExtB) and try again.',
  'upload-unknown': 'This upload cannot be found: it was cancelled, or rested too long. Add the file again.',
  'upload-out-of-step': 'The pieces of the upload do not follow each other. Add the file again.',
  'path-missing': 'There is nothing at this path. Check the spelling and that the disk is connected.',
  'path-not-verifiable': 'There is nothing to verify here. Choose a vault, a recording’s folder or a bundle.',
  'recipient-invalid':
    'This is no public key of a recipient (age format, beginning with age1). Check it and paste it again.',
  'identity-missing': 'The key file holds no secret key that opens this bundle. Use the key file of a recipient.',
  'bundle-not-encrypted':
    'This is no whole encrypted bundle, or it was changed after it was encrypted. Get the file again.',
  'target-exists': 'The target folder exists and is never overwritten. Choose another place or name.',
  'target-inside-vault': 'The target lies inside the vault. Choose a folder outside it.',
  'target-not-writable': 'The target folder cannot be written to. Check the path and your permission.',
  'case-without-recordings': 'This case has no recordings, so there is nothing to export. Record first.',
  'job-unknown': 'This job cannot be found; it may have ended. Start it again.',
  cancelled: 'Cancelled. Nothing incomplete was left behind; start again when needed.',
  'ffmpeg-missing': 'ffmpeg was not found, so nothing can be recorded. Install it, or name its place in FFMPEG_BIN.',
  'ffmpeg-too-old': 'ffmpeg is too old to record with. Update it to version 5 or later.',
  'shell-missing': 'This works in the desktop program only. Open the window with Zhenglu’s icon, not in a browser.',
  'port-taken': 'The port is in use. Close the program that uses it, or start with another port.',
  'clock-set-back': 'The computer’s clock is earlier than the last recording. Set date and time right first.',
  'web-hook-failed':
    'The web hook could not be told. Check its address and service. It is tried again; recording is not affected.',
  'alarm-command-failed':
    'The command did not end well. Check its path and arguments. It is tried again; recording is not affected.',
  'time-stamp-unreachable':
    'The time-stamp authority cannot be reached. The seal stands; the time stamp is fetched later.',
  'audit-not-written':
    'The audit log cannot be written to disk, so no complete log was exported. Check the disk and try again.',
  internal: 'The station did not answer as it should. Try again; if it stays so, restart and call the administrator.',
}
