// “What is this” for every setting, in the shape of the contract’s settings.
import type { Texts } from '../zh-CN.ts'

export const settingNotes: Texts['settingNotes'] = {
  language:
    'The language of a window that is newly opened. A window in which the language was switched by L keeps its own choice. What was recorded or issued is not affected.',
  stationName:
    'Stated in the journal of each recording and in bundles: which station made them, such as “District office, interview room 1”. A change counts for later recordings only.',
  operator:
    'The name that is filled in beforehand while there are no accounts. Once there are, whoever is logged in is named and this has no effect.',
  timeStampAuthority:
    'At the seal this authority stamps the manifest, which proves that it was sealed no later than that. Only a hash is sent, no content. When it cannot be reached the seal is made all the same and the stamp is fetched later.',
  mirror:
    'Where everything is written a second time while it is recorded. It should be on another disk: when one fails the other records on. The check of the room covers it too. A change counts from the next recording on; earlier recordings are completed there as well.',
  diskLowHours:
    'When either disk has room for fewer hours of recording than this, a warning is raised. Choose more than your longest session.',
  diskUrgentHours:
    'Below this the warning becomes urgent: make room now. When a disk is really full, recording goes on on the other one, or ends whole and is sealed.',
  exportFolder:
    'Filled in beforehand when bundles, lists and the audit log are exported; another folder can be chosen each time. It must not lie in the vault.',
  recipients: {
    name: 'Who receives bundles, such as “District archive”. An export offers recipients by this name.',
    key: 'The public key that the recipient made and gave you; it begins with age1 and is no secret. Only the recipient keeps the secret key: without it nobody can open what was encrypted. Compare the public key over another channel.',
  },
  webHook:
    'Whenever the state of a room changes, the station sends a line of JSON to this address: for a lamp over the door or a guard’s desk. A failure is repeated and told here; recording is not affected.',
  alarmCommand:
    'A program that is run on this computer at the same moments, such as a script for a lamp. It has the rights of the station: name only what you trust. One item a line; no shell reads it and nothing has to be quoted.',
  resumeWithinMinutes:
    'After a power cut or the like: when the interruption was no longer than this, and the room is set to go on, recording goes on by itself and states what is missing. Otherwise what there is is sealed.',
  recordPhrases: {
    abbreviation: 'In a written record, / and this abbreviation write the whole phrase. Small letters and digits only.',
    text: 'What the abbreviation stands for, such as the notice of rights. It can still be changed in the record; a change here leaves earlier records as they are.',
  },
  exhibitGigabytes:
    'Larger files cannot be taken in as exhibits, so that a file added in error does not fill the disk. Decimal gigabytes.',
  casePlace:
    'What {place} in case numbers stands for, such as 沪黄城管. A change counts for numbers that are taken later.',
  caseNumbers:
    'The pattern by which a case of this kind is numbered when its number is left empty. {year} is the year, {n} the next number of that kind in that year, without gaps; {place} is the short name above. Numbers that are typed are not bound to it.',
  caseRetention:
    'How long files of this kind are kept: stated in contents list, closing note and bundle. The program deletes nothing when that time is over. Where the list of acts asks for another retention of recordings, that counts.',
  passwords: {
    length: 'The fewest characters of a new password. Passwords that exist are checked when they are next changed.',
    kinds: 'Of capitals, small letters, digits and signs, how many kinds a password needs.',
    days: 'After so many days a password has to be changed at log-in. 0 = never. What is being recorded goes on.',
  },
  idleMinutes:
    'Without a key or the pointer for so long, the window is locked until a password is given. Recording goes on, alarms still show and sound, and nothing that was typed is lost. 0 = never.',
  updates: {
    address:
      'The update server of your agency. Only the desktop program asks it, and never while something is recorded or not sealed yet. Empty = no updates are looked for.',
    key: 'The public key of whoever releases updates. What is not signed with its secret key is never installed. Compare it over another channel.',
  },
  speech: {
    adapter:
      'Who writes down what is heard in a sealed recording: a program of this computer, or a service in the agency’s network. “Off”: records offer no draft. With a program no sound leaves this computer.',
    program:
      'Full path of that program. Empty: it is looked for by its usual name. Name only what you trust: it is given the sound of recordings.',
    model:
      'The model. Of a program it has to be on this computer, larger ones are better and slower; whisper.cpp needs one, PocketSphinx has an English one of its own. Of a service it is what the service calls it; empty = its choice.',
    service:
      'Whole address of the service. The sound of recordings leaves this computer and is sent there: name only a service that you trust, on this computer or in your own network.',
    serviceElsewhere:
      'Unless this is ticked only addresses of this computer and of private networks are taken, so that no slip sends sound outside. Ticked, others are taken too, over https only.',
    language: 'What is spoken in the recordings; the model must know it. With the wrong language a draft is of no use.',
  },
}

export const settingWords: Texts['settingWords'] = {
  what: 'What is this: {{field}}',
}
