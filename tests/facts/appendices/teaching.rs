//! How do I teach with it?

use manuscript::facts::Facts;

pub(crate) fn facts(p: &mut Facts) {
    let command = press::cli::command();
    let coursework = command.find_subcommand("coursework");
    let commands = coursework.map_or(0, |command| command.get_subcommands().count());
    p.says("Four commands do that part.", |[four]| four == commands);
    let grade = coursework.and_then(|command| command.find_subcommand("grade"));
    let timeout = grade.and_then(|grade| {
        let mut arguments = grade.get_arguments();
        let timeout = arguments.find(|argument| argument.get_id() == "timeout")?;
        timeout.get_default_values()[0]
            .to_str()?
            .parse::<f64>()
            .ok()
    });
    p.says(
        "An answer may take ten seconds a test, or what `--timeout` says.",
        |[ten]| Some(ten.value) == timeout,
    );
}
