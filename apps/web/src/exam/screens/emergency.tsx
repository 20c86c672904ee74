import { useState } from 'react'
import type { AttemptSession } from '../attempt-session.ts'
import type { Exam } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'

/** Fetched while the line is there, for when it is not. */
export const emergencyModule = () => import('../emergency/emergency-file.ts')

/** Where answers wait on this device: a file that the committee can carry to the server. */
export function Emergency({ exam, session }: { exam: Exam; session: AttemptSession }) {
  const { t } = useSettings()
  const [told, setTold] = useState<string>()
  async function save() {
    try {
      const { sealJournal, downloadText } = await emergencyModule()
      const now = new Date()
      const time = now.toTimeString().slice(0, 8).replaceAll(':', '')
      const name = `jawaban-${exam.number}-${time}.petakom`
      downloadText(name, sealJournal(session.emergencyContent()!, now))
      setTold(t('emergency.done', { name }))
    } catch {
      setTold(t('emergency.problem'))
    }
  }
  return (
    <details className="emergency">
      <summary>{t('emergency.title')}</summary>
      <p>{t('emergency.text')}</p>
      <button type="button" onClick={() => void save()}>
        {t('emergency.save')}
      </button>
      <p role="status">{told}</p>
    </details>
  )
}
