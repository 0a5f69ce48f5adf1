// The party's screen: what the party reads, and the choice of it on the console.
import type * as chinese from '../zh-CN/party-screen.ts'

export const partyScreen: typeof chinese.partyScreen = {
  title: 'Party’s screen',
  standing: {
    unknown: 'Connection lost – whether this is recorded is unknown',
    'no-room': 'There is no such room',
    off: 'Not recording',
    starting: 'Recording is about to begin',
    recording: 'Recording sound and pictures',
    troubled: 'Recording is faulty',
    halted: 'Recording has failed',
    pausing: 'Recording is being paused',
    break: 'Break – not recording',
    sealing: 'Recording has ended',
  },
  recording: {
    both: 'Recording sound and pictures',
    sound: 'Recording sound',
    picture: 'Recording pictures',
    something: 'Recording',
  },
  note: {
    unknown: 'Connecting again. Until then nobody can say here whether anything is recorded.',
    'no-room': 'Please ask the staff to open this screen again.',
    starting: 'The devices are starting. One moment, please.',
    troubled: 'Some pictures or sounds are not recorded as they should be. Please wait for the staff.',
    halted: 'Nothing is being recorded now. Please wait for the staff.',
    pausing: 'One moment, please.',
    break: 'No pictures and no sound are kept during a break.',
    sealing: 'What was recorded is being sealed. Any later change can be detected.',
  },
  preRoll: 'The devices are on. When recording begins, the {{seconds}} seconds before are kept too.',
  training: 'Training – not evidence.',
  nobody: 'No staff member is logged in: only the state of the recording is shown.',
  recorded: 'Recorded',
  breakLength: 'Break so far',
  room: 'Room',
  cause: 'Cause',
  open: 'Open the party’s screen',
  openWindow: 'Open',
  choose: 'Party’s screen shows',
  showsCause: 'Show the cause',
  blocked:
    'The window did not open: allow new windows for this program, or see whether it is open on the other screen.',
  shows: {
    announcements: 'Announcements',
    record: 'Written record',
    pictures: 'Live pictures',
    state: 'State only',
  },
}

export const partyKeys: typeof chinese.partyKeys = {
  next: 'Change what the party’s screen shows',
}
