//! How do I teach with it?

use manuscript::facts::Facts;

pub(crate) fn facts(p: &mut Facts) {
    let command = press::cli::command();
    let coursework = command.find_subcommand("coursework");
    let commands = coursework.map_or(0, |command| command.get_subcommands().count());
    p.says("Three commands do that part.", |[three]| three == commands);
}
