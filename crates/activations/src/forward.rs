//! References and boxes stand for the function they hold.

/// Implements a trait for `&A` and `Box<A>` by handing each listed method on to `A`.
macro_rules! forward {
    ($trait:ident { $(fn $method:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)* }) => {
        $crate::forward::forward!(@for &A, $trait { $(fn $method($($argument: $type),*) $(-> $result)?;)* });
        $crate::forward::forward!(@for Box<A>, $trait { $(fn $method($($argument: $type),*) $(-> $result)?;)* });
    };
    (@for $holder:ty, $trait:ident { $(fn $method:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)* }) => {
        impl<A: $trait + ?Sized> $trait for $holder {
            $(#[inline]
            #[track_caller]
            fn $method(&self, $($argument: $type),*) $(-> $result)? {
                (**self).$method($($argument),*)
            })*
        }
    };
}

pub(crate) use forward;
