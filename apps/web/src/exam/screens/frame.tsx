import type { ReactNode } from 'react'
import type { Exam } from '../exam-api.ts'
import { useSettings, ViewSettings } from '../settings.tsx'

interface FrameProps {
  readonly exam?: Exam
  readonly tools?: ReactNode
  /** What stands at the foot instead of where to find help in a room. */
  readonly foot?: string
  readonly children: ReactNode
}

/** Head, content and help, the same on every screen. */
export function Frame({ exam, tools, foot, children }: FrameProps) {
  const { t } = useSettings()
  return (
    <>
      <header className="exam-head">
        <div className="exam-brand">
          <strong>Petakom</strong>
          {exam && <span className="muted">{exam.instansi.name}</span>}
          {exam?.instansi.isSynthetic && <span className="badge">{t('app.synthetic')}</span>}
        </div>
        <div className="exam-tools">
          {tools}
          <ViewSettings />
        </div>
      </header>
      <main className="exam-main">{children}</main>
      <footer className="exam-foot muted">{foot ?? t('app.help')}</footer>
    </>
  )
}

type Tone = 'info' | 'success' | 'warning' | 'danger'
const SIGNS: Record<Tone, string> = { info: 'i', success: '✓', warning: '!', danger: '×' }

export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <span className="notice-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div>{children}</div>
    </div>
  )
}
