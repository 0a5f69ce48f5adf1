// Texts of drafts by speech to text, and of its settings.
import type * as zhCN from '../zh-CN/speech.ts'

export const speech: typeof zhCN.speech = {
  title: 'Draft by speech to text',
  mark: 'A draft, never the record',
  note: 'Written by a program that listens to the recording: it errs and misses words, and only helps to compare with the recording. The draft is in no journal, under no seal and in no bundle; only what the recorder takes over, line by line, becomes part of the record.',
  off: 'Speech to text is off',
  offHint:
    'Choose a program on this computer or a service of the agency in Settings, and recordings can be written down as drafts.',
  toSettings: 'Open Settings',
  askAdministrator:
    'Ask an administrator to choose a program on this computer or a service of the agency in Settings; recordings can then be written down as drafts.',
  sends: 'The sound will be sent to {{service}}.',
  track: 'Sound of',
  needsRecord:
    'Drafts by speech to text lie beside a record: where none was begun while it was recorded there can be no draft',
  soundless: 'This recording has no sound to listen to.',
  start: 'Start listening',
  again: 'Listen again',
  listening: 'Listening …',
  soFar: '{{done}} of {{total}}',
  empty:
    'There is no draft yet. It will be shown here, line by line beside the recording, for the recorder to take over.',
  failed: 'No draft was made',
  cancelled: 'Cancelled; no draft was made.',
  choice: 'Drafts so far',
  option: 'Made {{at}} ({{lines}} lines)',
  made: 'Made',
  by: 'Heard by',
  heard: 'Sound',
  madeBy: '{{at}}, {{person}}',
  program: '{{adapter}}, language {{language}}',
  programWithModel: '{{adapter}}, model {{model}}, language {{language}}',
  ofTrack: '{{track}}, {{length}}',
  nothing: 'No words were heard.',
  list: 'Lines of the draft',
  play: 'Play this line of the draft from {{at}}',
  take: 'Take over',
  takeLine: 'Take over into the record: {{text}}',
  taken: 'Taken over',
  keys: 'Enter on “Take over” takes the line over and goes to the next',
  adapter: {
    whisper: 'whisper.cpp (program on this computer)',
    pocketsphinx: 'PocketSphinx (program on this computer)',
    service: 'Speech service',
  },
}

export const speechSettings: typeof zhCN.speechSettings = {
  title: 'Speech to text',
  note: 'Listens to sealed recordings and writes a draft beside the written record; the draft is never the record. Off unless it is chosen.',
  adapter: 'Done by',
  off: 'Off',
  program: 'Path of the program',
  programHint: 'An absolute path; empty = its usual name (whisper-cli, pocketsphinx_continuous)',
  model: 'Path of the model',
  modelHint: 'whisper.cpp: a model’s file. PocketSphinx: a model’s folder, empty = its own, for English',
  leaves:
    'With a service, the sound of recordings leaves this computer for the address below. Name only a service on this computer or in the agency’s network.',
  service: 'Address of the service',
  serviceHint:
    'The whole address. Compatible with OpenAI, and giving sentences with times (verbose_json), as whisper.cpp’s server does',
  serviceInvalid: 'Give an address that begins with http:// or https://, without user name or parameters',
  serviceNeeded: 'Give the address of the service',
  serviceElsewhere: 'The address may be outside of this computer and of private networks (https only)',
  modelName: 'Name of the model',
  modelNameHint: 'As the service knows it; empty = the service’s choice',
  absolute: 'Give an absolute path',
  modelNeeded: 'whisper.cpp needs a model’s file',
  language: 'Language that is spoken',
  languages: {
    zh: 'Chinese (Mandarin)',
    yue: 'Cantonese',
    bo: 'Tibetan',
    mn: 'Mongolian',
    kk: 'Kazakh',
    ko: 'Korean',
    en: 'English',
    auto: 'Found out by the program',
  },
}

export const speechTrial: typeof zhCN.speechTrial = {
  start: 'Try it',
  hint: 'Listens once to a short clip that comes with the program, for two minutes at most; no recording of a case is used, nothing is kept.',
  trying: 'Listening …',
  said: 'What is said',
  heard: 'What was heard',
  nothing: 'No words were heard',
  took: '{{seconds}} s of sound, heard in {{took}} s',
  failed: 'It did not work',
}
