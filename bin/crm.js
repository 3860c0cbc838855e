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

/** The place of a file's code cache: it fits one Node, one processor and one content of the file. */
function cacheFile(file, source) {
  var name = path
    .relative(dist, file)
    .replace(/\.cjs$/, '')
    .replace(/[/\\]/g, '-')
  var hash = source.slice(2, source.indexOf('*/', 2))
  return path.join(dist, 'cache', name + '-' + process.version + '-' + process.arch + '-' + hash + '.bin')
}

/** Runs a file of dist/ once, from its code cache where one fits, and returns its exports. */
function load(file) {
  if (loaded[file]) return loaded[file].module.exports
  var Module = require('module')
  // The build writes plain ASCII, which is read fastest this way.
  var source = fs.readFileSync(file, 'latin1')
  var cache = cacheFile(file, source)
  var options = { filename: file }
  try {
    options.cachedData = fs.readFileSync(cache)
  } catch (_none) {
    // Without a cache the file is compiled as usual.
  }
  var Script = require('vm').Script
  var script = new Script(Module.wrap(source), options)
  var module = { exports: {} }
  var need = Module.createRequire(file)
  function requireFrom(id) {
    return id.charAt(0) === '.' ? load(path.join(path.dirname(file), id)) : need(id)
  }
  requireFrom.resolve = need.resolve
  loaded[file] = { module: module, script: script, cache: cache }
  try {
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module, file, path.dirname(file))
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
  var start = path.join(dist, 'start.cjs')
  var main = path.join(dist, 'main.cjs')
  var entry = fs.existsSync(start) ? start : main
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
else module.exports = { load: load, loaded: loaded, nodeFits: nodeFits }
