// The scripts that `crm completion SHELL` prints: each hands the line at the cursor to the program and puts in what it is
// answered. They name no command, field or file of the program, so that they never grow old.
import { asking, type Shell } from './asking.ts'

const bash = `# Completion of crm for bash. To load it in every shell:
#   mkdir -p ~/.local/share/bash-completion/completions
#   crm completion bash > ~/.local/share/bash-completion/completions/crm
# or, without the package bash-completion, in ~/.bashrc:  eval "$(crm completion bash)"
_crm() {
    local answer line
    COMPREPLY=()
    answer=$("\${1/#\\~/$HOME}" ${asking} bash "$COMP_TYPE" "$COMP_WORDBREAKS" "\${COMP_LINE:0:COMP_POINT}" "\${COMP_LINE:COMP_POINT}" 2>/dev/null) || return 0
    case \${answer%%$'\\n'*} in
    files)
        compopt -o default +o nospace 2>/dev/null || COMPREPLY=($(compgen -f -- "$2"))
        ;;
    folders)
        compopt -o dirnames +o nospace 2>/dev/null || COMPREPLY=($(compgen -d -- "$2"))
        ;;
    words)
        while IFS= read -r line; do
            COMPREPLY[\${#COMPREPLY[@]}]=$line
        done <<< "\${answer#*$'\\n'}"
        ;;
    esac
}
complete -o nospace -F _crm crm
`

const zsh = `#compdef crm
# Completion of crm for zsh. To load it in every shell, in a folder of $fpath:
#   crm completion zsh > "\${fpath[1]}/_crm"
# or in ~/.zshrc, after compinit:  source <(crm completion zsh)
_crm() {
    local line
    local -a answer whole more how
    # CRM_DB=file in front of the command counts for its words too.
    for line in \${(M)\${(z)LBUFFER}:#CRM_*=*}; do local -x "\${(Q)line}"; done
    answer=("\${(@f)$("\${(Q)words[1]}" ${asking} zsh "\${(Q)PREFIX}" $CURRENT "\${(@Q)words}" 2>/dev/null)}")
    case $answer[1] in
    files)
        [[ -n $answer[2] ]] && compset -P '*='
        _files
        ;;
    folders)
        [[ -n $answer[2] ]] && compset -P '*='
        _files -/
        ;;
    words|unlike)
        [[ $answer[1] = unlike ]] && how=(-U)
        for line in "\${(@)answer[2,-1]}"; do
            if [[ $line = +* ]]; then more+=("\${line#+}"); else whole+=("\${line#-}"); fi
        done
        (( $#more )) && _describe -V crm more -S '' $how
        (( $#whole )) && _describe -V crm whole $how
        ;;
    esac
}
if [[ $funcstack[1] = _crm ]]; then _crm "$@"; elif (( $+functions[compdef] )); then compdef _crm crm; fi
`

const fish = `# Completion of crm for fish. To load it in every shell:
#   crm completion fish > ~/.config/fish/completions/crm.fish
function __crm_complete
    set -l words (commandline -opc)
    set -l answer (crm ${asking} fish (commandline -ct) $words 2>/dev/null)
    switch "$answer[1]"
        case words
            printf '%s\\n' $answer[2..-1]
        case files
            for path in (__fish_complete_path (string replace -- "$answer[2]" '' (commandline -ct)))
                echo -- $answer[2]$path
            end
        case folders
            for path in (__fish_complete_directories (string replace -- "$answer[2]" '' (commandline -ct)) '')
                echo -- $answer[2]$path
            end
    end
end
complete -c crm -f -k -a '(__crm_complete)'
`

/** The script of each shell. */
export const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
