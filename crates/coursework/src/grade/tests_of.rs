//! Tests as functions: the module of tests of an exercise, so that another crate than the answer can hold it.

use quote::ToTokens;
use syn::{Attribute, Item, ItemMod, UseTree, Visibility};

use crate::error::Error;
use crate::exercise::{Exercise, Variant};

/// The tests of one exercise.
#[derive(Clone, Debug)]
pub(crate) struct TestModule {
    /// The code of the module.
    pub(crate) code: String,
    /// Its tests, in order.
    pub(crate) tests: Vec<Test>,
}

/// One test.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// The function.
    pub(crate) name: String,
    /// Whether students do not see it.
    pub(crate) is_hidden: bool,
}

impl TestModule {
    /// The tests of an exercise, with the hidden ones or without.
    ///
    /// # Errors
    ///
    /// Code that cannot be parsed.
    pub(crate) fn of(exercise: &Exercise, hidden: bool) -> Result<TestModule, Error> {
        let wrong = |error: syn::Error| Error::Kit(format!("{}: {error}", exercise.path()));
        let open: ItemMod = syn::parse_str(&exercise.tests(false)).map_err(wrong)?;
        let module: ItemMod = syn::parse_str(&exercise.tests(hidden)).map_err(wrong)?;
        let code: syn::File = syn::parse_str(&exercise.code(Variant::Solution)).map_err(wrong)?;
        let names = |module: &ItemMod| {
            let items = module.content.iter().flat_map(|(_, items)| items);
            items.filter_map(test_name).collect::<Vec<String>>()
        };
        let visible = names(&open);
        let asked: Vec<String> = code.items.iter().filter_map(public_name).collect();
        let mut text = format!(
            "use submission::{}::{{{}}};\n",
            exercise.name,
            asked.join(", ")
        );
        // An answer may have a trait or a type of the name of a function, and a trait of that of a type: it would be imported
        // with it, and its methods with the trait. This takes the place.
        for item in &code.items {
            match (item, public_name(item)) {
                (Item::Fn(_) | Item::Const(_), Some(name)) => {
                    text += &format!("#[allow(non_camel_case_types)]\nenum {name} {{}}\n");
                }
                (Item::Struct(item), Some(name)) if item.generics.params.is_empty() => {
                    text += &format!("type CheckOf{name} = {name};\n");
                }
                _ => {}
            }
        }
        for item in module.content.into_iter().flat_map(|(_, items)| items) {
            let item = match item {
                Item::Use(item) if is_super(&item.tree) => continue,
                Item::Fn(mut item) => {
                    item.attrs.retain(|attribute| !is_test(attribute));
                    item.vis = Visibility::Public(Default::default());
                    Item::Fn(item)
                }
                other => other,
            };
            text += &item.to_token_stream().to_string();
            text.push('\n');
        }
        let module: ItemMod = syn::parse_str(&exercise.tests(hidden)).map_err(wrong)?;
        let tests = names(&module).into_iter().map(|name| Test {
            is_hidden: !visible.contains(&name),
            name,
        });
        Ok(TestModule {
            code: text,
            tests: tests.collect(),
        })
    }
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("test")
}

fn test_name(item: &Item) -> Option<String> {
    match item {
        Item::Fn(item) if item.attrs.iter().any(is_test) => Some(item.sig.ident.to_string()),
        _ => None,
    }
}

fn is_super(tree: &UseTree) -> bool {
    matches!(tree, UseTree::Path(path) if path.ident == "super")
}

/// The name of an item that an exercise asks for.
fn public_name(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Const(item) => (&item.vis, &item.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    matches!(visibility, Visibility::Public(_)).then(|| name.to_string())
}
