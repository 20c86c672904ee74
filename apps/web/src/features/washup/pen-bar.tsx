import { Button, NativeSelect } from '@mantine/core'
import { handWashup, type Washup } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import classes from './washup.module.css'

/** Who writes; the recorder hands the pen over, the chief takes it with a reason. */
export function PenBar({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const others = washup.members.filter(({ id }) => id !== washup.recorder.id)
  const [asked, setAsked] = useState<'hand' | 'take' | null>(null)
  const [to, setTo] = useState('')
  const { me } = washup
  const target = asked === 'take' ? me.id : to || (others[0]?.id ?? '')
  const hand = async (reason: string) => {
    await callApi(handWashup, { params: { id: washup.id }, body: { to: target, reason: reason || null } })
    await client.invalidateQueries({ queryKey: ['washup', washup.id] })
  }
  const mayTake = me.isChief && washup.members.some(({ id }) => id === me.id)
  return (
    <section className={classes.pen} aria-label={t('washup:pen.title')}>
      <p role="status">{me.isRecorder ? t('washup:pen.own') : t('washup:pen.other', { name: washup.recorder.name })}</p>
      {me.isRecorder && others.length > 0 ? (
        <Button variant="default" onClick={() => setAsked('hand')}>
          {t('washup:pen.hand')}
        </Button>
      ) : null}
      {!me.isRecorder && mayTake ? (
        <Button variant="default" onClick={() => setAsked('take')}>
          {t('washup:pen.take')}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asked !== null}
        title={t(asked === 'take' ? 'washup:pen.take' : 'washup:pen.hand')}
        confirmLabel={t(asked === 'take' ? 'washup:pen.take' : 'washup:pen.hand')}
        reason={asked === 'take' ? 'required' : 'optional'}
        onConfirm={hand}
        onClose={() => setAsked(null)}
      >
        {asked === 'take' ? (
          <p>{t('washup:pen.taking', { name: washup.recorder.name })}</p>
        ) : (
          <NativeSelect
            label={t('washup:pen.to')}
            value={target}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
      </ConfirmDialog>
    </section>
  )
}
