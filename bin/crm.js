#!/usr/bin/env node
// Starts the built program and nothing else: says so when Node does not fit or the build is missing, and loads dist/
// through the V8 code cache that the build left there. It never writes. Old syntax on purpose: a Node that is far too
// old must still be able to read this file. CommonJS (see package.json beside it): an ES module starts 7 % slower.
'use strict'

var fs = require('fs')
var path = require('path')

var dist = path.join(__dirname, '..', 'dist')

/** One sentence in both languages on stderr, and exit code 1. */
function complain(english, chinese) {
  process.stderr.write('crm: ' + english + '\ncrm: ' + chinese + '\n')
  process.exitCode = 1
}

/** The same as "engines" in package.json: ^20.19 || >=22.14 */
function nodeFits(version) {
  var parts = version.split('.')
  var major = Number(parts[0])
  var minor = Number(parts[1])
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 14
  return major > 22
}

/** Files loaded so far; the build reads the scripts from here to write their code caches. */
var loaded = {}

/** Words of a command line, and the code cache of the main file that the build made for them: it holds little else. */
var usual = {
  list: 'list',
  ls: 'list',
  列表: 'list',
  show: 'show',
  get: 'show',
  view: 'show',
  查看: 'show',
  search: 'search',
  today: 'revisits',
  revisits: 'revisits',
  add: 'add',
  新增: 'add',
  log: 'log',
}

/** Which of these caches this run wants; '' for the one that holds what all commands need. */
function usualIn(words) {
  var wanted = ''
  words
    .filter(function (word) {
      return word.charAt(0) !== '-'
    })
    .slice(0, 2)
    .forEach(function (word) {
      if (Object.hasOwn(usual, word)) wanted = usual[word]
    })
  return wanted
}

/** Words that the start file answers, together with those of a usual command. */
var early = ['help', '帮助', '--help', '-h', '--version', '-V', '__complete']

/** The file that runs these words: where they are a usual command's, the program at once; else the start file. */
function entryFor(words) {
  var start = path.join(dist, 'start.cjs')
  var main = path.join(dist, 'main.cjs')
  var isPlain =
    usualIn(words) !== '' &&
    !words.some(function (word) {
      return early.indexOf(word) >= 0
    })
  return isPlain || !fs.existsSync(start) ? main : start
}

/** The place of a file's code cache: it fits one Node, one processor and one content of the file. */
function cacheFile(file, source, wanted) {
  var name = file
    .slice(dist.length + 1, -'.cjs'.length)
    .split(path.sep)
    .join('-')
  var hash = source.slice(2, source.indexOf('*/', 2))
  var kind = name === 'main' && wanted ? name + '-' + wanted : name
  return path.join(dist, 'cache', kind + '-' + process.version + '-' + process.arch + '-' + hash + '.bin')
}

/** The bytes of a file; undefined where it cannot be read. */
function bytesOf(file) {
  try {
    return fs.readFileSync(file)
  } catch (_none) {
    return undefined
  }
}

/** Runs a file of dist/ once, from its code cache where one fits, and returns its exports. */
function load(file) {
  if (loaded[file]) return loaded[file].module.exports
  // The build writes plain ASCII, which is read fastest this way, and each file as the function that Node makes of one.
  var source = fs.readFileSync(file, 'latin1')
  var cache = cacheFile(file, source, usualIn(process.argv.slice(2)))
  // Without a cache the file is compiled as usual.
  var cachedData = bytesOf(cache) || bytesOf(cacheFile(file, source, ''))
  var Script = require('vm').Script
  var script = new Script(source, { filename: file, cachedData: cachedData })
  var module = { exports: {} }
  var folder = path.dirname(file)
  // Packages and Node's own modules are the same seen from here.
  function requireFrom(id) {
    return id.charAt(0) === '.' ? load(path.join(folder, id)) : require(id)
  }
  requireFrom.resolve = require.resolve
  loaded[file] = { module: module, script: script, cache: cache }
  try {
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module, file, folder)
  } catch (error) {
    delete loaded[file]
    throw error
  }
  return module.exports
}

/** Last resort: a fault that the program itself did not put into words. */
function fatal(error) {
  var text = error && error.message ? error.message : String(error)
  var debug = process.argv.indexOf('--debug') >= 0 && error && error.stack
  process.stderr.write('crm: ' + (debug ? error.stack : text) + '\n')
  process.exitCode = 1
}

function run() {
  if (!nodeFits(process.versions.node)) {
    return complain(
      'needs Node.js 20.19 or newer of line 20, or 22.14 or newer; this is ' +
        process.version +
        '. See https://nodejs.org',
      '需要 Node.js 20.19 以上（20 系列）或 22.14 以上，现在是 ' + process.version + '。请到 https://nodejs.org 升级',
    )
  }
  var main = path.join(dist, 'main.cjs')
  var entry = entryFor(process.argv.slice(2))
  var place = path.dirname(dist)
  if (entry === main && !fs.existsSync(main)) {
    return complain(
      'the program is not built yet (' + main + '). Try: cd ' + place + ' && npm run build',
      '程序还没有构建（' + main + '）。请运行：cd ' + place + ' && npm run build',
    )
  }
  try {
    Promise.resolve(load(entry).main(process)).then(undefined, fatal)
  } catch (error) {
    fatal(error)
  }
}

if (require.main === module) run()
else module.exports = { entryFor: entryFor, load: load, loaded: loaded, nodeFits: nodeFits }
