// The desktop program: kiosk mode, start with the computer, notices, links.
import type { desktop as chinese } from '../zh-CN/desktop.ts'

export const desktop: typeof chinese = {
  title: 'Desktop program',
  startsWithComputer: 'Start Zhenglu when somebody logs in to the computer',
  startsWithComputerNote: 'Recommended for computers that stand in a room.',
  kiosk: 'Kiosk mode',
  kioskNote:
    'The window fills the screen, has no menu and cannot be closed; an administrator’s password alone leads out. It lasts over a restart. Shutting down and logging off still seal.',
  kioskEnter: 'Enter kiosk mode',
  kioskEnterQuestion: 'Enter kiosk mode?',
  kioskEnterWarning: 'Leaving needs the account and password of an administrator. Make sure that one knows it.',
  kioskNeedsAccounts: 'Make an administrator’s account first: without a password nobody gets out.',
  kioskOn: 'Kiosk mode is on.',
  kioskLeave: 'Leave kiosk mode',
  kioskLeaveNote:
    'An administrator’s account and password, please. Whoever is logged in stays so; what is being recorded goes on.',
  account: 'Administrator’s account',
  password: 'Password',
  noCase: 'There is no such case',
  noCaseNote:
    'The link names the case number “{{number}}”, which this station does not have. Check the number, or look in the list of cases.',
  noCaseRight: 'Your role may not look at cases.',
  toCases: 'Open the list of cases',
  happened: {
    'window-reopened': 'The window failed and was opened again where it was ({{to}}).',
    'station-restarted': 'The station ended unexpectedly and was started again ({{to}}).',
    'computer-slept': 'The computer slept from {{from}} to {{to}}.',
  },
  happenedRecording: {
    'window-reopened': 'The recording went on all the time.',
    'station-restarted': 'What was being recorded was taken over or recovered: look how it stands.',
    'computer-slept':
      'Nothing was recorded while it slept; the gap is stated in the recording. Look at the power settings, and write a fault statement.',
  },
}
