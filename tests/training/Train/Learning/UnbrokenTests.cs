using System.ComponentModel;
using CourseAI.Training.Learning;

namespace CourseAI.Training.Tests.Train.Learning;

/// <remarks>What libtorch throws is an ExternalException; of its kind, this one can be made.</remarks>
public sealed class UnbrokenTests
{
    private int _calls;

    [Fact]
    public void What_libtorch_broke_off_is_begun_again() =>
        Unbroken.Train(() => FailsUntil(3, new Win32Exception("Scalar.h\nframe #0"))).Should().Be(3);

    [Fact]
    public void What_fails_again_and_again_fails()
    {
        var training = () => Unbroken.Train(() => FailsUntil(1000, new Win32Exception("Scalar.h")));

        training.Should().Throw<Win32Exception>();
        _calls.Should().Be(21);
    }

    [Fact]
    public void Another_fault_is_no_reason_to_go_on()
    {
        var training = () => Unbroken.Train(() => FailsUntil(2, new InvalidDataException("no photo")));

        training.Should().Throw<InvalidDataException>();
        _calls.Should().Be(1);
    }

    private int FailsUntil(int call, Exception failure) => ++_calls < call ? throw failure : _calls;
}
