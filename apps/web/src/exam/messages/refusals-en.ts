/** The server's refusals in English, by code; it writes Indonesian itself. Held complete by tests/words.test.ts. */
export const refusals: Readonly<Record<string, string>> = {
  NOT_SIGNED_IN: 'Your session has ended or you have not signed in. Sign in again to go on.',
  SESSION_LOCKED: 'This session is locked because it was idle for long. Enter the password to open it.',
  FORBIDDEN: 'Your role does not cover this action. Ask an administrator if you need it.',
  NOT_FOUND: 'What you asked for is not there. Reload the page, then choose again from the list.',
  MISSING_HEADER: 'This request did not come from a Petakom page. Reload the page and try again.',
  INVALID_INPUT: 'The field {field} cannot be taken: {reason}. Mend it and send again.',
  STORAGE_FULL: "The server's storage is full, so nothing was changed. Tell the server's keeper.",
  UNAVAILABLE: 'The database cannot be reached yet. Wait a moment and try again; nothing is lost.',
  UNREADABLE: 'The request cannot be read, so nothing was changed. Reload the page and try again.',
  TOO_LARGE: 'The file or request is over the size limit. Make it smaller and try again.',
  INTERNAL: 'The server failed and nothing was changed. Try again; if it happens again, quote number {id}.',
  TOO_MANY_TRIES: 'Too many wrong tries. Wait {minutes} minutes, then try again.',
  WRONG_PIN: 'The NIP or the PIN does not match. Check both on the participant card and try again.',
  PIN_EXPIRED: 'The PIN of this session is no longer valid. Ask the committee if you have not taken the test.',
  PIN_TOO_EARLY: 'The waiting room opens 60 minutes before the session. Try again from {time}.',
  NOT_ADAPTIVE: 'The items of this test were complete from the start, so there is no next one to ask for.',
  ATTEMPT_NOT_RUNNING: 'This test is paused or its time is over, so the next item cannot be opened yet.',
  EXCLUDED: 'The committee ended your taking part in this event. Your answers are kept. See the committee in the room.',
  NO_SESSION: 'Your session has not been set yet. Ask the committee for your schedule.',
  ATTEMPT_NOT_FOUND: 'This test is not in your schedule. Go back to the list of tests and choose again.',
  ATTEMPT_NOT_OPEN: 'This test is not open yet. Wait on this page; it opens by itself in time.',
  ATTEMPT_OVER: 'The time of this test is over, so it cannot be started. Ask the committee in the room.',
  ATTEMPT_NOT_STARTED: 'This test has not been started, so answers cannot be taken yet. Start the test first.',
  ATTEMPT_CLOSED:
    'This test has been handed in. {stored} later answers were kept and marked late; the committee decides.',
  ATTEMPT_MOVED: 'This test goes on at another device, so this page can only be read. Earlier answers stay safe.',
  DEVICE_TAKEN: 'This test is open on another device. Enter your PIN to go on with it here.',
  ITEM_NOT_SERVED: 'Answer number {seq} is not for an item or option of this test, so nothing was stored.',
  TOO_MANY_ANSWERS:
    'This test already holds {most} answers, more than a person gives, so this answer was not stored. Earlier answers are safe. Call the committee in the room.',
  ANSWERS_MISSING: '{count} answers on this device have not reached the server. Send them first, then hand in.',
  MEDIA_NOT_NOW: 'Pictures and recordings open only while the exam is running.',
  SEB_REQUIRED:
    'This session can be sat in Safe Exam Browser only. Close this browser and open the exam file from the committee. Answers already on this device are kept.',
  SEB_WRONG_CONFIG:
    "This Safe Exam Browser was not opened with your session's exam file. Close it and open it again with the file from the committee. Answers already on this device are kept.",
  SEB_WRONG_VERSION:
    'This version of Safe Exam Browser is not registered for your session. Call the committee in the room. Answers already on this device are kept.',
  MEDIA_NOT_SERVED: 'This picture or recording is not in your items.',
  ATTEMPT_HANDED_IN: 'This test has been handed in, so no time can be added.',
}
