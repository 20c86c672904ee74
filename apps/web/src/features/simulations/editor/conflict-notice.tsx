import { Button, Group } from '@mantine/core'
import { getSimulationDraft } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { SaveState } from './use-autosave.ts'

interface ConflictNoticeProps {
  readonly id: string
  readonly state: SaveState
  readonly onReload: () => void
  readonly onOverwrite: (newest: number) => Promise<void>
}

/** Two windows wrote in one draft: a person says which holds. */
export function ConflictNotice({ id, state, onReload, onOverwrite }: ConflictNoticeProps) {
  const { t } = useTranslation()
  if (state.kind === 'refused') return <ErrorNotice error={state.error} />
  if (state.kind !== 'conflict') return null
  const overwrite = async () => {
    const newest = await callApi(getSimulationDraft, { params: { id } })
    await onOverwrite(newest.revision)
  }
  return (
    <Notice
      tone="warning"
      live
      title={t('simulation:save.conflictTitle')}
      action={
        <Group>
          <Button variant="default" onClick={onReload}>
            {t('simulation:save.takeTheirs')}
          </Button>
          <Button variant="default" onClick={() => void overwrite()}>
            {t('simulation:save.keepMine')}
          </Button>
        </Group>
      }
    >
      {t('simulation:save.conflictHint')}
    </Notice>
  )
}
