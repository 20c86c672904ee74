import { insertCentre } from '../apps/server/src/testing/doors/furnished-centre.ts'
import { insertMultirater } from '../apps/server/src/testing/doors/furnished-multirater.ts'
import { insertWashup } from '../apps/server/src/testing/open-washup.ts'
import { insertAssessor } from '../apps/server/src/testing/registered-assessor.ts'
import { insertSimulation } from '../apps/server/src/testing/simulation-desk.ts'
import { signInAs, type TestApp } from '../apps/server/src/testing/test-app.ts'

/** Pages that a test of their own holds to the same checks, by the name of its file: they are not visited twice. */
export const CHECKED_ELSEWHERE: Readonly<Record<string, string>> = {
  '/hasil/$id/simulasi': 'simulation-score',
  '/kegiatan/$id/kuesioner': 'multirater-page',
  '/kegiatan/$id/kuesioner/$round': 'multirater-page',
  '/kegiatan/$id/kuesioner/$round/$participant': 'multirater-page',
  '/kuesioner': 'multirater-page',
  '/kuesioner/$id': 'multirater-page',
  '/metode': 'methods-page',
  '/lembar-pengamatan': 'assessor-registry',
  '/lembar-pengamatan/impor': 'assessor-registry',
  '/naskah-latihan': 'assessor-registry',
  '/pelatihan-asesor': 'assessor-registry',
  '/registri-asesor': 'assessor-registry',
  '/pengamatan/$centreId': 'observation-office',
  '/penilai/$centreId': 'rater-report',
  '/hubungan-saya': 'centre-page',
  '/pusat-penilaian': 'centre-page',
  '/pusat-penilaian/$id': 'centre-page',
  '/rapat-integrasi/$centreId/$id': 'washup-room',
  '/verifikasi/rapat/$code': 'washup-room',
  '/simulasi': 'simulation-editor',
  '/simulasi/banding': 'simulation-editor',
  '/simulasi/draf/$id': 'simulation-editor',
  '/simulasi/impor': 'simulation-editor',
}

/** Addresses of the other pages of simulations, assessment centres, their assessors and questionnaires, with something on each. */
export async function centreAddresses(
  test: TestApp,
  instansiId: string,
  { event, participant }: { event: string; participant: string },
): Promise<Record<string, string[]>> {
  const administrator = await signInAs(test, instansiId, 'administrator')
  const one = async (text: string): Promise<string> => (await test.owner(`${text} limit 1`, [instansiId])).rows[0].id
  const account = await one("select id from account where instansi_id = $1 and 'administrator' = any(roles)")
  const { centre } = await insertCentre(test, instansiId, { event, participant, account })
  const exam = { instansiId, eventId: event, participants: [{ id: participant }] }
  await insertWashup(test, exam as never, account)
  const { multiraterClosed } = await insertMultirater(test, instansiId, {
    event,
    participant,
  })
  const { simulation } = await insertSimulation(test, instansiId, administrator)
  const { assessor, trainingCase } = await insertAssessor(test, instansiId)
  const sheet = await one('select id from observation_sheet where instansi_id = $1')
  return {
    '/hasil/$id/umpan-balik': [`/hasil/${participant}/umpan-balik`],
    '/umpan-balik-saya': ['/umpan-balik-saya'],
    '/kegiatan/$id/laporan': [`/kegiatan/${event}/laporan`],
    '/kegiatan/$id/pusat-penilaian': [`/kegiatan/${event}/pusat-penilaian`],
    '/kuesioner/hasil/$id': [`/kuesioner/hasil/${multiraterClosed}`],
    '/lembar-pengamatan/$id': [`/lembar-pengamatan/${sheet}`],
    '/lembar-pengamatan/$id/ubah': [`/lembar-pengamatan/${sheet}/ubah`],
    '/naskah-latihan/$id': [`/naskah-latihan/${trainingCase}`],
    '/pelatihan-asesor/$id': [`/pelatihan-asesor/${trainingCase}`],
    '/pelatihan-asesor/uji': ['/pelatihan-asesor/uji'],
    '/pengamatan': ['/pengamatan'],
    '/pusat-penilaian/baru': ['/pusat-penilaian/baru'],
    '/rapat-integrasi': ['/rapat-integrasi'],
    '/rapat-integrasi/$centreId': [`/rapat-integrasi/${centre}`],
    '/registri-asesor/$id': [`/registri-asesor/${assessor}`],
    '/resep-gabungan': ['/resep-gabungan'],
    '/simulasi/$id': [`/simulasi/${simulation}`],
  }
}
