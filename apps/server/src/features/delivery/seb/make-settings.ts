import { createHash, randomBytes } from 'node:crypto'
import type { SebDictionary } from './config-key.ts'

interface Wanted {
  readonly startUrl: string
  /** SHA-256 of the password that ends SEB, hexadecimal; '' for none. */
  readonly quitPasswordHash: string
}

export const hashQuitPassword = (password: string | null): string =>
  password === null ? '' : createHash('sha256').update(password, 'utf8').digest('hex')

/**
 * Settings of a session in Safe Exam Browser: the participants' page and nothing else, no other programs, no printing, no
 * downloads. Storage of the page is kept when SEB ends, because answers that were not sent yet lie there.
 */
export function makeSettings({ startUrl, quitPasswordHash }: Wanted): SebDictionary {
  const { host } = new URL(startUrl)
  return {
    originatorVersion: 'Petakom_1.0',
    sebConfigPurpose: 0,
    startURL: startUrl,
    sendBrowserExamKey: true,
    browserWindowWebView: 3,
    browserViewMode: 1,
    browserWindowAllowReload: true,
    showReloadWarning: false,
    allowQuit: true,
    ignoreExitKeys: true,
    hashedQuitPassword: quitPasswordHash,
    removeLocalStorage: false,
    removeBrowserProfile: false,
    URLFilterEnable: true,
    URLFilterEnableContentFilter: false,
    URLFilterRules: [{ active: true, regex: false, expression: `${host}/*`, action: 1 }],
    newBrowserWindowByLinkPolicy: 0,
    newBrowserWindowByScriptPolicy: 0,
    allowDownUploads: false,
    allowPrint: false,
    allowSpellCheck: false,
    allowDictionaryLookup: false,
    allowSwitchToApplications: false,
    allowPreferencesWindow: false,
    allowScreenSharing: false,
    allowVirtualMachine: false,
    enablePrintScreen: false,
    enableRightMouse: false,
    enableZoomPage: true,
    enableZoomText: true,
    showTaskBar: true,
    showTime: true,
    showReloadButton: true,
    examKeySalt: { data: randomBytes(32).toString('base64') },
  }
}
