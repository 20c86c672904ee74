import type { ReactNode } from 'react'
import { ViewSettings } from '../../exam/settings.tsx'
import { useText } from '../messages/index.ts'

interface PageProps {
  readonly instansi?: { readonly name: string; readonly isSynthetic: boolean }
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** Head, content and help, the same on every screen. */
export function Page({ instansi, tools, children }: PageProps) {
  const { t } = useText()
  return (
    <>
      <header className="exam-head">
        <div className="exam-brand">
          <strong>Petakom</strong>
          {instansi ? <span className="muted">{instansi.name}</span> : null}
          {instansi?.isSynthetic ? <span className="badge">{t('app.synthetic')}</span> : null}
        </div>
        <div className="exam-tools">
          {tools}
          <ViewSettings />
        </div>
      </header>
      <main className="exam-main">{children}</main>
      <footer className="exam-foot muted">{t('app.foot')}</footer>
    </>
  )
}
