import { Fieldset, NativeSelect, Stack } from '@mantine/core'
import { listMedia, uploadMedia } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { uploadFile } from '../../lib/upload.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Field, FieldErrors } from './kinds/field.tsx'
import type { StimulusDraft } from './stimulus-draft.ts'

const TAKEN = {
  picture: { accept: '.png,.jpg,.jpeg,.webp', maxBytes: 5_000_000, upload: 'upload', hint: 'uploadHint' },
  sound: { accept: '.mp3,.ogg,.oga,.wav,.m4a', maxBytes: 20_000_000, upload: 'uploadSound', hint: 'uploadSoundHint' },
} as const

interface MediaFieldsProps {
  readonly draft: StimulusDraft
  readonly onDraft: (draft: StimulusDraft) => void
}

/** A picture or a recording: brought from a file, or one that is there, and its words. */
export function MediaFields({ draft, onDraft }: MediaFieldsProps) {
  const { t } = useTranslation()
  const isFigure = draft.kind === 'figure'
  const figure = (part: Partial<StimulusDraft['figure']>) => onDraft({ ...draft, figure: { ...draft.figure, ...part } })
  const audio = (part: Partial<StimulusDraft['audio']>) => onDraft({ ...draft, audio: { ...draft.audio, ...part } })
  return (
    <Fieldset legend={t(isFigure ? 'editor:media.picture' : 'editor:media.sound')} bg="var(--bg)">
      <Stack>
        <MediaChoice
          kind={isFigure ? 'picture' : 'sound'}
          value={isFigure ? draft.figure.mediaId : draft.audio.mediaId}
          onMedia={(mediaId) => (isFigure ? figure({ mediaId }) : audio({ mediaId }))}
        />
        {isFigure ? (
          <>
            <Field
              id="media-alt"
              label={t('editor:media.alt')}
              description={t('editor:media.altHint')}
              isLong
              value={draft.figure.alt}
              onValue={(alt) => figure({ alt })}
            />
            <Field
              id="media-caption"
              label={t('editor:media.caption')}
              value={draft.figure.caption}
              onValue={(caption) => figure({ caption: caption.slice(0, 500) })}
            />
          </>
        ) : (
          <>
            <Field
              id="media-transcript"
              label={t('editor:media.transcript')}
              isLong
              value={draft.audio.transcript}
              onValue={(transcript) => audio({ transcript })}
            />
            <Field
              id="media-plays"
              label={t('editor:media.plays')}
              description={t('editor:media.playsHint')}
              inputMode="numeric"
              value={draft.audio.mostPlays}
              onValue={(mostPlays) => audio({ mostPlays })}
            />
          </>
        )}
      </Stack>
    </Fieldset>
  )
}

function MediaChoice(props: { kind: 'picture' | 'sound'; value: string; onMedia: (mediaId: string) => void }) {
  const { kind, value, onMedia } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const error = useContext(FieldErrors).get('media-berkas')
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const known = useQuery({ queryKey: ['media', kind], queryFn: () => callApi(listMedia, { query: { kind } }) })
  const upload = useMutation({
    mutationFn: (taken: File) => uploadFile(uploadMedia, { file: taken, onProgress: setShare }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['media'] })
      onMedia(id)
    },
  })
  const { accept, maxBytes, upload: label, hint } = TAKEN[kind]
  return (
    <>
      <FileDrop
        label={t(`editor:media.${label}`)}
        hint={t(`editor:media.${hint}`)}
        accept={accept}
        maxBytes={maxBytes}
        file={file}
        onFile={(taken) => {
          setFile(taken)
          setShare(0)
          upload.mutate(taken)
        }}
      />
      <p role="status" style={{ margin: 0 }}>
        {upload.isPending ? t('editor:media.uploading', { percent: Math.round(share * 100) }) : ''}
        {upload.isSuccess ? t('editor:media.kept', { name: upload.data.fileName }) : ''}
      </p>
      {upload.isError ? <ErrorNotice error={upload.error} /> : null}
      <NativeSelect
        id="media-berkas"
        label={t('editor:media.choose')}
        error={error}
        value={value}
        data={[
          { value: '', label: t('editor:media.none') },
          ...(known.data?.rows ?? []).map(({ id, fileName, usedBy }) => ({
            value: id,
            label: usedBy.length > 0 ? `${fileName} (${usedBy.slice(0, 3).join(', ')})` : fileName,
          })),
        ]}
        onChange={(event) => onMedia(event.currentTarget.value)}
      />
    </>
  )
}
