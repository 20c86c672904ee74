import { describe, expect, it } from 'vitest'
import { deriveTier } from './tier.ts'

describe('deriveTier', () => {
  it.each([
    ['Sekretaris Daerah', 'JPT_PRATAMA'],
    ['Kepala Dinas Sosial', 'JPT_PRATAMA'],
    ['Kepala Badan Pendapatan Daerah', 'JPT_PRATAMA'],
    ['Asisten I Pemerintahan dan Kesra', 'JPT_PRATAMA'],
    ['Staf Ahli Bidang Hukum', 'JPT_PRATAMA'],
    ['Inspektur', 'JPT_PRATAMA'],
    ['Sekretaris DPRD', 'JPT_PRATAMA'],
    ['Sekretaris Dinas Sosial', 'ADMINISTRATOR'],
    ['Kepala Bidang Rehabilitasi Sosial', 'ADMINISTRATOR'],
    ['Kepala  Bagian Hukum', 'ADMINISTRATOR'],
    ['CAMAT SELEBAR', 'ADMINISTRATOR'],
    ['Sekretaris Kecamatan Selebar', 'ADMINISTRATOR'],
    ['Inspektur Pembantu Wilayah I', 'ADMINISTRATOR'],
    ['Lurah Betungan', 'PENGAWAS'],
    ['Sekretaris Kelurahan Betungan', 'PENGAWAS'],
    ['Kepala Sub Bagian Umum', 'PENGAWAS'],
    ['Kepala Subbagian Keuangan', 'PENGAWAS'],
    ['Kepala Sub Bidang Mutasi', 'PENGAWAS'],
    ['Kepala Seksi Pemerintahan', 'PENGAWAS'],
    ['Kepala UPTD Pasar', 'PENGAWAS'],
    ['Ajudan Wali Kota', null],
  ])('reads %s as %s', (name, tier) => expect(deriveTier('STRUKTURAL', name, null)).toBe(tier))
  it('lets the eselon of the file speak before the name', () => {
    expect(deriveTier('STRUKTURAL', 'Kepala Bidang Khusus', 'PENGAWAS')).toBe('PENGAWAS')
  })
  it.each([
    ['Analis Kebijakan Ahli Utama', 'JF_AHLI_UTAMA'],
    ['Kepala Sekolah, Guru Ahli Madya', 'JF_AHLI_MADYA'],
    ['Perawat Ahli Muda', 'JF_AHLI_MUDA'],
    ['Bidan Ahli Pertama', 'JF_AHLI_PERTAMA'],
    ['Perawat Penyelia', 'JF_PENYELIA'],
    ['Arsiparis Mahir', 'JF_MAHIR'],
    ['Pranata Komputer Terampil', 'JF_TERAMPIL'],
    ['Pemadam Kebakaran Pemula', 'JF_PEMULA'],
    ['Guru', null],
  ])('reads the functional grade of %s', (name, tier) => expect(deriveTier('JF', name, null)).toBe(tier))
  it('takes every pelaksana for one', () => expect(deriveTier('PELAKSANA', 'Lurah', null)).toBe('PELAKSANA'))
})
