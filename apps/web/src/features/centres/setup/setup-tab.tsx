import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../lib/use-permission.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { CentreData } from '../centre-data.ts'
import { AssessorsPanel } from './assessors-panel.tsx'
import { CandidatesPanel } from './candidates-panel.tsx'
import { ExercisesPanel } from './exercises-panel.tsx'
import { RoomsPanel } from './rooms-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { TiesPanel } from './ties-panel.tsx'

/** Everything a timetable is made from, in the order in which it is needed; what is missing stands on top. */
export function SetupTab({ centre }: { centre: CentreData }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('centre.edit')
  const missing = (['candidates', 'exercises', 'rooms', 'assessors'] as const).filter(
    (part) => centre[part].length === 0,
  )
  return (
    <>
      {missing.length > 0 ? (
        <Notice tone="warning" title={t('centres:setup.missing')}>
          <p>{missing.map((part) => t(`centres:setup.${part}`)).join(', ')}</p>
        </Notice>
      ) : (
        <Notice tone="success">{t('centres:setup.complete')}</Notice>
      )}
      <SettingsPanel centre={centre} mayEdit={mayEdit} />
      <CandidatesPanel centre={centre} mayEdit={mayEdit} />
      <ExercisesPanel centre={centre} mayEdit={mayEdit} />
      <RoomsPanel centre={centre} mayEdit={mayEdit} />
      <AssessorsPanel centre={centre} mayEdit={mayEdit} />
      <TiesPanel centre={centre} mayEdit={mayEdit} />
    </>
  )
}
