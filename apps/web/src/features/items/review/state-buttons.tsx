import { Button, Group } from '@mantine/core'
import { setItemState } from '@petakom/contract'
import type { ItemState } from '@petakom/domain'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { ReviewView } from './review-panel.tsx'

/** Where a person may move the item; what that means is said before it happens. */
export function StateButtons({ id, view }: { id: string; view: ReviewView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asked, ask] = useState<ItemState | null>(null)
  const [moved, setMoved] = useState<ItemState | null>(null)
  async function move(reason: string) {
    await callApi(setItemState, { params: { id }, body: { state: asked!, ...(reason ? { reason } : {}) } })
    setMoved(asked)
    await client.invalidateQueries()
  }
  if (view.moves.length === 0 && !moved) return null
  return (
    <section>
      {moved ? (
        <Notice tone="success" live>
          {t('bank:move.done', { state: t(`items:state.${moved}`) })}
        </Notice>
      ) : null}
      <Group my="md">
        {view.moves.map((state) => (
          <Button key={state} variant="default" onClick={() => ask(state)}>
            {t(`bank:move.to.${state}`)}
          </Button>
        ))}
      </Group>
      <ConfirmDialog
        opened={asked !== null}
        title={asked ? t(`bank:move.to.${asked}`) : ''}
        confirmLabel={asked ? t(`bank:move.to.${asked}`) : ''}
        reason="optional"
        isDangerous={asked === 'retired'}
        onConfirm={move}
        onClose={() => ask(null)}
      >
        <p>{asked ? t(`bank:move.means.${asked}`) : ''}</p>
        {asked === 'in-use' && !view.isCalibrated ? <Notice tone="warning">{t('bank:move.provisional')}</Notice> : null}
      </ConfirmDialog>
    </section>
  )
}
