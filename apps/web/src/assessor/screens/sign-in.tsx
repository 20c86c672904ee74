import { type FormEvent, useState } from 'react'
import { Notice } from '../../exam/screens/frame.tsx'
import { assessorApi, Refusal } from '../assessor-api.ts'
import { useText } from '../messages/index.ts'
import { Page } from './page.tsx'

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useText()
  return (
    <Page>
      <div className="card narrow">
        <h1>{t('signIn.title')}</h1>
        <p className="muted">{t('signIn.hint')}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p>
          <a href="/">{t('signIn.office')}</a>
        </p>
      </div>
    </Page>
  )
}

export function SignInForm({ onSignedIn }: { onSignedIn: (accountId: string) => void }) {
  const { t, refusal } = useText()
  const [nip, setNip] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (nip.trim() === '' || password === '') return setProblem(t('signIn.missing'))
    setBusy(true)
    try {
      onSignedIn((await assessorApi.signIn(nip, password)).actor.id)
    } catch (error) {
      setProblem(error instanceof Refusal ? refusal(error) : t('app.unreachable'))
    }
    setBusy(false)
  }

  return (
    <form onSubmit={submit} noValidate>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <div className="field">
        <label htmlFor="nip">{t('signIn.nip')}</label>
        <input
          id="nip"
          inputMode="numeric"
          autoComplete="username"
          value={nip}
          onChange={(event) => setNip(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="password">{t('signIn.password')}</label>
        <input
          id="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <button type="submit" className="primary" disabled={isBusy}>
        {t(isBusy ? 'signIn.busy' : 'signIn.submit')}
      </button>
    </form>
  )
}
