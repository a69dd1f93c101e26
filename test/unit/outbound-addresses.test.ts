import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../src/outbound/addresses.js'

const ELSEWHERE = {
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  'link-local': ['169.254.0.1', '169.254.169.254', '169.254.255.255', 'fe80::1', 'febf::1', 'fec0::1'],
  'shared by a provider': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'broadcast and reserved': [
    '255.255.255.255',
    '240.0.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '203.0.113.1',
    '2001:db8::1',
  ],
  'mapped IPv4': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe'],
  'IPv4 inside, old forms': ['::127.0.0.1', '::ffff:0:127.0.0.1'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1'],
  '6to4 and Teredo': ['2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:7f00:1::'],
  'unique local': ['fc00::1', 'fd00:ec2::254'],
  'metadata services of clouds': [
    '169.254.169.254',
    '169.254.170.2',
    '169.254.0.23',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    '::ffff:168.63.129.16',
    '64:ff9b::a83f:8110',
  ],
  'special by the registries of IANA': [
    ...['192.0.2.1', '192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1', '198.19.255.255'],
    ...['198.51.100.1', '100::1', '2001:1::1', '2001:2::1', '2001:3::1', '2001:4:112::1', '2001:10::1'],
    ...['2001:20::1', '2001:30::1', '2620:4f:8000::1', '3fff::1', '5f00::1', '4000::1'],
  ],
  ISATAP: ['2a00:1450::5efe:7f00:1', '2a00:1450::200:5efe:a9fe:a9fe', 'fe80::5efe:a00:1'],
  zones: ['fe80::1%eth0', '2606:4700::1111%eth0', '2606:4700::1111%251'],
  'other spellings of numbers': [
    ...['2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '0xa9.0xfe.0xa9.0xfe', '169.16689662'],
    ...['134744072', '0x08080808', '010.010.010.010', '8.8.2056', '8.8.8.8.', '08.8.8.8', ' 8.8.8.8'],
  ],
  'no address': ['', 'localhost', '127.1', '127.0.0.1.example', '1', '8.8.8.8/8', '8.8.8.8 '],
}

describe('the addresses that outbound requests may reach', () => {
  for (const [kind, addresses] of Object.entries(ELSEWHERE)) {
    it(`leaves out ${kind}`, () => {
      expect(addresses.filter(isPublicAddress)).toEqual([])
    })
  }

  it('has every host of the internet', () => {
    const hosts = [
      '8.8.8.8',
      '1.1.1.1',
      '172.15.0.1',
      '172.32.0.1',
      '100.63.0.1',
      '100.128.0.1',
      '169.253.0.1',
      '168.63.129.15',
      '168.63.129.17',
    ]
    const all = [...hosts, '2606:4700::1111', '2a00:1450:4001::200e']
    expect(all.filter(address => !isPublicAddress(address))).toEqual([])
  })
})
